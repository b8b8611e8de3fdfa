"""A day ahead on which something is told to have happened: "died on 12 December 2027", in a text of 2026."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.consistency.link import linker
from verify.extract.verbs import is_future
from verify.model import Claim, Link
from verify.normalise.context import Context
from verify.quantity import days, interval

TOMORROW = 1  # days by which a text may be of a day before its own
REACH = 4  # tokens between what happened and "on": where it did, and who
UNSURE = ("hypothetical", "denied")


@linker("ahead")
def find(context: Context, claims: Sequence[Claim]) -> Iterator[tuple[int, Link]]:
    """Yield the days in full behind a verb of what is over, in a sentence that tells nothing of the future."""
    today = context.dateline
    if today is None:
        return
    for position, claim in enumerate(claims):
        date, place = claim.mention.date, context.places[position]
        if date is None or date.year is None or date.month is None or date.day is None or date.calendar is not None:
            continue
        told, sentence = _told(context, position), place.sentence
        if told is None or claim.mention.bound or _is_of_future(context, sentence.first, sentence.last):
            continue
        words = context.scan.span(*told)
        until = interval(None, today.toordinal() + TOMORROW, unit="day")
        yield (
            position,
            Link("ahead", days(*context.days[position]), until, (words,)),
        )


def _told(context: Context, position: int) -> tuple[int, int] | None:
    """Return the verb right before "on" and a day; names and where it was may stand between."""
    place, tokens, cues = context.places[position], context.scan.tokens, context.scan.lexicon.cues
    on = cues["on"].ending(tokens, place.first)
    if on is None or position not in context.days:
        return None
    for last in range(on[0], max(on[0] - REACH, place.sentence.first), -1):
        found = cues["happened"].ending(tokens, last)
        if found is not None:
            return found[0], last
        if not tokens.is_upper(last - 1) and cues["locatives"].ending(tokens, last) is None:
            return None
    return None


def _is_of_future(context: Context, first: int, last: int) -> bool:
    """Tell whether a sentence speaks of what may come."""
    unsure = any(context.has_cue(cue, first, last) for cue in UNSURE)
    return unsure or any(is_future(context.scan, at) for at in range(first, last))
