"""Tell which edition of a body a sentence speaks of, where its date may be read in two ways.

In: a context, a sentence, an item with editions, and the position of a date. Out: the edition, whether place or
number fix it, and the days that the date then means.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from verify.model import AHEAD
from verify.normalise.context import Context
from verify.normalise.days import Days, resolve
from verify.normalise.items import distance, occasion
from verify.normalise.sentences import Sentence
from verify.reference.entries import Item, Occasion

__all__ = ["Edition", "edition"]


class Edition(Struct, frozen=True):
    """An edition, if one is meant, whether it is fixed without the date, and the days that were read for it."""

    chosen: Occasion | None
    fixed: bool
    days: Days | None


def edition(context: Context, sentence: Sentence, item: Item, at: int | None, number: int | None = None) -> Edition:
    """Return the edition that a sentence speaks of.

    A date without year may be that of the next such day as well as of the last: "will be held on 13 June". Of the
    two it is read as the one that lies nearer to an edition, and as the last where both lie as near.
    """
    found = [Edition(*occasion(context, sentence, item, days, number), days) for days in _readings(context, at)]
    held = [each for each in found if each.chosen is not None]
    return min(held, key=_away, default=found[0])


def _readings(context: Context, at: int | None) -> Iterator[Days | None]:
    """Yield the days that a date may mean, the one that its tense tells first; `None` where there is no date."""
    days = None if at is None else context.days[at]
    yield days
    printed = None if at is None else context.mentions[at].date
    if printed is None or printed.year is not None or printed.month is None or printed.day is None:
        return
    other = {None: "next", AHEAD: None}.get(printed.pointer, printed.pointer)
    away = resolve(replace(printed, pointer=other), context.dateline)
    if away is not None and away != days:
        yield away


def _away(each: Edition) -> int:
    """Return the days between a reading and its edition."""
    return 0 if each.chosen is None or each.days is None else distance(each.chosen, each.days[0])
