"""Tell whether the clause of a figure is plain: every word of it is known, so that nothing limits what it counts.

In: a context, a figure's position and the claims of its sentence. Out: whether so. "Germany has 18 million
inhabitants" is of all Germans; in "Germany has 18 million inhabitants over 65", "... inhabitants, who ..." and "the
south of Germany has ..." a word stands that may say otherwise. Of a price or a rate there are no parts, so that a
verb may stand before it that nobody knows: "Brent a *coté* 133 dollars".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from verify.language.tokens import TokenKind
from verify.model import Claim, Kind
from verify.normalise.context import Context
from verify.normalise.index import CLAIMANT
from verify.reference.entries import Alias

__all__ = ["is_named", "is_plain"]

NAMING = frozenset({"name", "people", "adjective", "group", CLAIMANT, "organisation", "organ"})
CUES = ("toll", "said", "locatives")
PARTLESS = frozenset({Kind.MONEY, Kind.MEASURE})
STRONG_MARKS = frozenset({";", ":"})
MARKS = frozenset({",", ";", ":", "—", "–", "(", ")"})
GENITIVE = "s"
PERSON = "person"


def is_plain(context: Context, position: int, own: Mapping[int, Claim]) -> bool:
    """Tell whether nothing in the clause of a figure, and in those before it, may limit what it counts."""
    first, last = _clause(context, position, own[position])
    if context.has_cue("part", first, last) or _is_related(context, last):
        return False
    tokens, lexicon = context.scan.tokens, context.scan.lexicon
    known = set(_known(context, position, own, (first, last)))
    unknown = [
        at
        for at in range(first, last)
        if at not in known and tokens.kinds[at] != TokenKind.SIGN and tokens.words[at] not in lexicon.stopwords
    ]
    unknown = [at for at in unknown if tokens.words[at] not in lexicon.auxiliaries]
    if unknown and unknown[0] == first and tokens.is_upper(first):  # "Behind Nigeria, Ethiopia has ..."
        unknown = unknown[1:] if context.has_mark(first, context.places[position].first) else unknown
    if not unknown:
        return True
    return _has_verb(context, own[position]) and len(unknown) == 1 and _is_verb(context, position, unknown[0])


def is_named(context: Context, position: int, claim: Claim) -> bool:
    """Tell whether whose figure it is stands in its sentence."""
    sentence = context.places[position].sentence
    hits = context.hits_in(sentence.first, sentence.last)
    return any(alias.entity == claim.entity for hit in hits for alias in hit.aliases)


def _clause(context: Context, position: int, claim: Claim) -> tuple[int, int]:
    """Return the stretch from the beginning of a sentence to the mark behind a figure and its cues.

    That of a price begins behind the last mark.
    """
    place, tokens = context.places[position], context.scan.tokens
    sentence = place.sentence
    marks = MARKS if _has_verb(context, claim) else STRONG_MARKS
    cues = [span for cue in claim.cues if sentence.first <= (span := context.scan.tokens_of(cue))[0] < sentence.last]
    said = min([place.first, *(first for first, _ in cues)])
    first = max((at + 1 for at in range(sentence.first, said) if tokens.words[at] in marks), default=sentence.first)
    said = max([place.last, *(last for _, last in cues)])
    last = next((at for at in range(said, sentence.last) if tokens.words[at] in MARKS), sentence.last)
    return first, last


def _has_verb(context: Context, claim: Claim) -> bool:
    """Tell whether a figure is none of a part with any verb: a price, a rate, or a count that names what it is of."""
    return claim.mention.kind in PARTLESS or claim.metric in context.index.topics


def _is_related(context: Context, mark: int) -> bool:
    """Tell whether a clause behind a mark says more of what was counted: "inhabitants, *who* ..."."""
    tokens, after = context.scan.tokens, mark + 1
    return after < len(tokens) and tokens.words[after] in context.scan.lexicon.relatives


def _is_verb(context: Context, position: int, at: int) -> bool:
    """Tell whether an unknown word may be the verb of a price: it stands behind a name, and before the figure."""
    place, tokens = context.places[position], context.scan.tokens
    if at >= place.first or tokens.is_upper(at):
        return False
    ends = [hit.last for hit in context.hits_in(place.sentence.first, place.first)]
    ends += [end for _, end, _ in context.levels_in(place.sentence.first, place.first)]
    return any(end <= at for end in ends) and all(tokens.words[end] != GENITIVE for end in ends)


def _is_told(context: Context, alias: Alias, claim: Claim) -> bool:
    """Tell whether words name somebody, or a place that is told of: none that may be a part of it."""
    entity, index = alias.entity, context.index
    if alias.facet not in NAMING or entity not in index.within:
        return alias.facet in NAMING
    held = (each.entity for each in index.series.get(claim.metric or "", ()))
    return entity in held or entity in index.containers(claim.entity or "")


def _known(context: Context, position: int, own: Mapping[int, Claim], stretch: tuple[int, int]) -> Iterator[int]:
    """Yield the tokens of a stretch that belong to the key of a claim, to a day or to another figure of its kind."""
    tokens, lexicon, index = context.scan.tokens, context.scan.lexicon, context.index
    (first, last), metric = stretch, own[position].metric or ""
    for other, claim in own.items():
        place, is_day = context.places[other], context.mentions[other].kind == Kind.DATE
        if is_day or (claim.shape == "series" and claim.reason is None):
            table = lexicon.dates["year_before"] if is_day else lexicon.bounds_before
            before = table.ending(tokens, place.first)
            yield from range(place.first if before is None else before[0], place.last)
    for hit in context.hits_in(first, last):
        if any(_is_told(context, alias, own[position]) for alias in hit.aliases):
            yield from range(hit.first, hit.last)
    spans = [(at, end) for at, end, _ in (*context.metrics_in(first, last), *context.levels_in(first, last))]
    tables = [table[metric] for table in (index.leads, index.aside, index.among, index.topics) if metric in table]
    spans += [(at, end) for table in tables for at, end, _ in table.find(tokens, first, last)]
    spans += [(at, end) for at, end, _ in index.ranks.find(tokens, first, last)]
    spans += [(at, end) for name in CUES for at, end, _ in context.cues(name, first, last)]
    spans += [(at, end) for at, end, role in lexicon.roles.find(tokens, first, last) if role == PERSON]
    for start, end in spans:
        yield from range(start, end)
