"""A figure in the headline and the same in the first sentences: "Six dead", and "five people were killed"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verify.consistency.link import COUNTS, linker
from verify.model import Claim, Link, Mention
from verify.normalise.context import Context
from verify.normalise.metrics import counted
from verify.quantity import rounding

BOTH = 2
FAR = 3  # times a figure from which another one counts something else
LEAD = 2  # sentences of the body in which a headline's figure is told in full


@linker("headline")
def find(context: Context, claims: Sequence[Claim]) -> Iterator[tuple[int, Link]]:
    """Yield the one count of a metric in the headline whose metric has one count in the lead."""
    title = context.scan.document.title
    if title is None:
        return
    body = [each for each in context.sentences if context.span(each).start >= title.end][:LEAD]
    lead = _told(context, claims, (at for each in body for at in context.in_sentence(each)))
    above = (at for at, claim in enumerate(claims) if claim.mention.span.end <= title.end)
    for key, positions in _told(context, claims, above).items():
        if len(positions) != 1 or len(lead.get(key, ())) != 1:
            continue
        own, other = claims[positions[0]].mention, claims[lead[key][0]].mention
        if claims[positions[0]].entity != claims[lead[key][0]].entity or not _is_near(own, other):
            continue
        if own.quantity is not None and other.quantity is not None:
            near = rounding(own.quantity, own.bound)
            yield positions[0], Link("headline", near, rounding(other.quantity, other.bound), (other.span,))


def _is_near(own: Mention, other: Mention) -> bool:
    """Tell whether two figures are of one order of size: else they count different things."""
    figures = [each.quantity.written for each in (own, other) if each.quantity is not None and each.quantity.written]
    return len(figures) == BOTH and max(figures) <= min(figures) * FAR


def _told(context: Context, claims: Sequence[Claim], positions: Iterable[int]) -> dict[tuple[str, str], list[int]]:
    """Return the counts that a text asserts, by what they count and of whom."""
    told: dict[tuple[str, str], list[int]] = {}
    for at in positions:
        mention = claims[at].mention
        if mention.kind in COUNTS and claims[at].asserted and mention.note is None:
            what = counted(context, at)
            if what is not None and what.role is not None:
                told.setdefault((what.metric, what.role), []).append(at)
    return told
