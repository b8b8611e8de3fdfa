"""An age and the year of birth beside it: "Ana Ruiz, 45, born in 1978"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.consistency.link import linker
from verify.model import Claim, Kind, Link
from verify.normalise.context import Context
from verify.quantity import interval

AGES = frozenset({Kind.AGE, Kind.DURATION})
GAP = 4  # tokens between an age and the birth
TEEN = 13  # days of birth are given with an age in full from here on


@linker("birth")
def find(context: Context, claims: Sequence[Claim]) -> Iterator[tuple[int, Link]]:
    """Yield the ages right before or behind "born in ..." with a year; the age is that of the dateline."""
    if context.dateline is None:
        return
    for position, claim in enumerate(claims):
        quantity = claim.mention.quantity
        if claim.mention.kind not in AGES or quantity is None or quantity.unit != "year" or claim.mention.bound:
            continue
        for at in (position - 1, position + 1):
            year = _birth(context, position, at)
            if year is not None and quantity.written is not None and quantity.written >= TEEN:
                age = context.dateline.year - year
                expected = interval(max(age - 1, 0), age, unit="year")
                yield position, Link("birth", quantity, expected, (context.mentions[at].span,))


def _birth(context: Context, position: int, at: int) -> int | None:
    """Return the year of a birth that is told right beside an age."""
    if not 0 <= at < len(context.mentions):
        return None
    printed, place, age = context.mentions[at].date, context.places[at], context.places[position]
    if printed is None or printed.year is None or printed.until is not None or place.sentence != age.sentence:
        return None
    start = age.last if at > position else max(place.first - GAP, place.sentence.first)
    is_born = any(place.first - last <= GAP // 2 for _, last, _ in context.cues("born", start, place.first))
    gap = place.first - age.last if at > position else age.first - place.last
    return printed.year if is_born and gap <= GAP else None
