"""Write down how a part of a key was decided, for whoever asks why.

In: what was chosen, the words that said so, and what else stood to choose. Out: a `Step`.
"""

from __future__ import annotations

from collections.abc import Iterable

from verify.model import Part, Span, Step
from verify.normalise.context import Context, Hit

__all__ = ["ASKED_DAY", "TODAY", "day_step", "entity_step", "metric_step", "scope_step"]

TODAY = "the day that the text speaks from"
ASKED_DAY = "given in the sentence"


def metric_step(metric: str, words: Span, others: Iterable[tuple[str, Span]] = ()) -> Step:
    """Return the step to a metric; cues of the same metric, and the words chosen, are no alternatives.

    >>> metric_step("killed", Span(0, 4), [("killed", Span(9, 13)), ("injured", Span(20, 27))]).others
    (('injured', Span(start=20, end=27)),)
    """
    return Step(Part.METRIC, metric, words, others=_other(metric, others))


def scope_step(role: str, words: Span | None) -> Step:
    """Return the step to a scope: who of those counted are meant."""
    return Step(Part.SCOPE, role, words)


def entity_step(context: Context, entity: str, cue: Hit | None, others: Iterable[tuple[str, Hit]] = ()) -> Step:
    """Return the step to an entity, with the places and names that stood further off."""
    named = ((each, context.scan.span(hit.first, hit.last)) for each, hit in others)
    words = None if cue is None else context.scan.span(cue.first, cue.last)
    how = "its series begins on a day that the sentence gives" if cue is None else None
    return Step(Part.ENTITY, entity, words, how, _other(entity, named))


def day_step(day: str, words: Span | None, *, stated: bool) -> Step:
    """Return the step to a day: the one given beside a figure, or that of the text."""
    return Step(Part.DAY, day, words, ASKED_DAY if stated else TODAY)


def _other(chosen: str, others: Iterable[tuple[str, Span]]) -> tuple[tuple[str, Span], ...]:
    """Return the first words for each value that was not chosen."""
    found: dict[str, Span] = {}
    for value, words in others:
        if value != chosen:
            found.setdefault(value, words)
    return tuple(found.items())
