"""A day ahead on which something is told to have happened: "died on 12 December 2027", in a text of 2026."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.consistency.link import linker
from verify.model import Claim, Link
from verify.normalise.context import Context
from verify.quantity import days, interval

TOMORROW = 1  # days by which a text may be of a day before its own
REACH = 8  # tokens between what happened and its day
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
        sentence = place.sentence
        if position not in context.days or claim.mention.bound:
            continue
        start = max(sentence.first, place.first - REACH)
        told = [last for _, last, _ in context.cues("happened", start, place.first)]
        if not told or context.has_mark(told[-1], place.first) or _is_of_future(context, sentence.first, sentence.last):
            continue
        words = context.scan.span(told[-1] - 1, told[-1])
        until = interval(None, today.toordinal() + TOMORROW, unit="day")
        yield (
            position,
            Link("ahead", days(*context.days[position]), until, (words,)),
        )


def _is_of_future(context: Context, first: int, last: int) -> bool:
    """Tell whether a sentence speaks of what may come."""
    lexicon, tokens = context.scan.lexicon, context.scan.tokens
    if any(context.has_cue(cue, first, last) for cue in UNSURE):
        return True
    return next(lexicon.calendar["future"].find(tokens, first, last), None) is not None
