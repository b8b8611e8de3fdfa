"""All that resolvers may ask of one document: sentences, words that point to things, settled days.

In: a scan, its mentions, the index of its language, the dateline. Out: a `Context`, made once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from verify.extract.scan import Scan
from verify.language.phrases import Phrases
from verify.language.tokens import TokenKind
from verify.model import Kind, Mention, Span
from verify.normalise.days import Days, resolve
from verify.normalise.index import Index
from verify.normalise.origins import filed
from verify.normalise.sentences import BEGINNING, Sentence, sentence_at, split
from verify.reference.entries import Alias

__all__ = ["COUNTED", "Context", "Hit", "Place", "make_context"]

COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})


class Hit(Struct, frozen=True):
    """Words of a pack at tokens `first` up to, not including, `last`."""

    first: int
    last: int
    aliases: tuple[Alias, ...]


class Place(Struct, frozen=True):
    """Where a mention stands: its tokens and its sentence."""

    first: int
    last: int
    sentence: Sentence


class Context(Struct, frozen=True):
    """One document, ready to be resolved."""

    scan: Scan
    index: Index
    dateline: date | None
    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]  # of the mentions, in their order
    days: Mapping[int, Days]  # by position of a date's mention
    sentences: tuple[Sentence, ...]
    members: tuple[tuple[int, ...], ...]  # positions of the mentions of each sentence
    hits: tuple[Hit, ...]
    metrics: tuple[tuple[int, int, str], ...]
    levels: tuple[tuple[int, int, tuple[str, ...]], ...]  # cues of figures that stand on a day or in a year
    dated: frozenset[int]  # tokens of days, whose words are no cues ("May" is no modal there)
    filed: frozenset[int]  # tokens of the datelines that open paragraphs: where a text was filed

    def span(self, sentence: Sentence) -> Span:
        """Return the characters of a sentence."""
        return self.scan.span(sentence.first, sentence.last)

    def hits_in(self, first: int, last: int) -> Iterator[Hit]:
        """Yield the packs' words that begin in a stretch of tokens."""
        start = bisect_left(self.hits, first, key=BEGINNING)
        stop = bisect_left(self.hits, last, key=BEGINNING)
        return iter(self.hits[start:stop])

    def named_in(self, first: int, last: int) -> set[int]:
        """Return the tokens of the packs' words that begin in a stretch of tokens."""
        return {at for hit in self.hits_in(first, last) for at in range(hit.first, hit.last)}

    def metrics_in(self, first: int, last: int) -> tuple[tuple[int, int, str], ...]:
        """Return the cues of metrics that begin in a stretch of tokens."""
        start = bisect_left(self.metrics, (first,))
        return self.metrics[start : bisect_left(self.metrics, (last,))]

    def levels_in(self, first: int, last: int) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
        """Return the cues of levels that begin in a stretch of tokens."""
        start = bisect_left(self.levels, (first,))
        return self.levels[start : bisect_left(self.levels, (last,))]

    def cues(self, name: str, first: int, last: int) -> Iterator[tuple[int, int, bool]]:
        """Yield where a stretch of tokens holds one of the lexicon's cues."""
        found = self.scan.lexicon.cues[name].find(self.scan.tokens, first, last)
        return (cue for cue in found if cue[0] not in self.dated)

    def begins(self, name: str, index: int) -> bool:
        """Tell whether one of the lexicon's cues begins at a token."""
        return self.scan.lexicon.cues[name].at(self.scan.tokens, index) is not None

    def has_mark(self, first: int, last: int) -> bool:
        """Tell whether a mark stands in a stretch of tokens."""
        return any(self.scan.tokens.kinds[at] == TokenKind.SIGN for at in range(first, last))

    def is_count(self, position: int) -> bool:
        """Tell whether the mention at a position may count something."""
        return self.mentions[position].kind in COUNTED

    def has_cue(self, name: str, first: int, last: int) -> bool:
        """Tell whether a stretch of tokens holds one of the lexicon's cues."""
        return next(self.cues(name, first, last), None) is not None

    def in_sentence(self, sentence: Sentence) -> tuple[int, ...]:
        """Return the positions of the mentions of a sentence."""
        return self.members[sentence.number]

    def topics_in(self, metric: str, first: int, last: int) -> Iterator[tuple[int, int, bool]]:
        """Yield where a stretch of tokens names the topic of a metric."""
        words = self.index.topics.get(metric)
        return iter(()) if words is None else words.find(self.scan.tokens, first, last)

    def is_unless(self, metric: str, sentence: Sentence) -> bool:
        """Tell whether a sentence holds words which show that something else than a metric is meant."""
        words = self.index.unless.get(metric)
        return words is not None and next(words.find(self.scan.tokens, sentence.first, sentence.last), None) is not None

    def stretch(self, position: int) -> tuple[int, int]:
        """Return where the count before a mention ends and the one behind it begins, within its sentence."""
        place = self.places[position]
        counts = [self.places[at] for at in self.in_sentence(place.sentence) if self.is_count(at)]
        before = max((each.last for each in counts if each.last <= place.first), default=place.sentence.first)
        after = min((each.first for each in counts if each.first >= place.last), default=place.sentence.last)
        return before, after

    def earlier(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence before one, in the same paragraph."""
        before = self.sentences[sentence.number - 1] if sentence.number > 0 else None
        return before if before is not None and before.block == sentence.block else None

    def end_of_block(self, sentence: Sentence) -> int:
        """Return where the paragraph of a sentence ends."""
        number = sentence.number
        while number + 1 < len(self.sentences) and self.sentences[number + 1].block == sentence.block:
            number += 1
        return self.sentences[number].last


def make_context(scan: Scan, index: Index, mentions: tuple[Mention, ...], dateline: date | None) -> Context:
    """Look up everything that resolvers will ask for."""
    tokens = scan.tokens
    sentences = split(tokens, scan.document.blocks, scan.lexicon.abbreviations, frozenset(_held(scan, mentions)))
    days = {
        position: found
        for position, mention in enumerate(mentions)
        if mention.date is not None and (found := resolve(mention.date, dateline)) is not None
    }
    places = tuple(_place(scan, sentences, mention) for mention in mentions)
    members: list[list[int]] = [[] for _ in sentences]
    for position, place in enumerate(places):
        members[place.sentence.number].append(position)
    dated = (
        place
        for place, mention in zip(places, mentions, strict=True)
        if mention.date is not None and mention.date.unit is None
    )
    opening = (each.first for each, before in zip(sentences, (None, *sentences), strict=False) if _opens(each, before))
    return Context(
        scan=scan,
        index=index,
        dateline=dateline,
        mentions=mentions,
        places=places,
        days=days,
        sentences=sentences,
        members=tuple(map(tuple, members)),
        hits=tuple(_hits(scan, index.aliases)),
        metrics=_metrics(scan, index, sentences),
        levels=tuple(index.levels.find(tokens)),
        dated=frozenset(at for place in dated for at in range(place.first, place.last)),
        filed=frozenset(filed(scan, mentions, opening)),
    )


def _opens(sentence: Sentence, before: Sentence | None) -> bool:
    return before is None or before.block != sentence.block


def _held(scan: Scan, mentions: tuple[Mention, ...]) -> Iterator[int]:
    """Yield the tokens at which no sentence begins: those within a mention, and the noun of an ordinal with a point."""
    for mention in mentions:
        first, last = scan.tokens_of(mention.span)
        yield from range(first + 1, last)
        if mention.kind == Kind.ORDINAL and scan.tokens.words[last - 1] == ".":
            yield last


def _place(scan: Scan, sentences: tuple[Sentence, ...], mention: Mention) -> Place:
    first, last = scan.tokens_of(mention.span)
    return Place(first, last, sentence_at(sentences, first))


def _metrics(scan: Scan, index: Index, sentences: tuple[Sentence, ...]) -> tuple[tuple[int, int, str], ...]:
    """Return the cues of what is counted; a metric with a topic only where that is named near, else what it refines."""
    near: dict[str, frozenset[int]] = {}
    for metric, words in index.topics.items():
        near[metric] = _about(scan, sentences, [first for first, _, _ in words.find(scan.tokens)])
    found: list[tuple[int, int, str]] = []
    for first, last, metric in index.metrics.find(scan.tokens):
        number = sentence_at(sentences, first).number
        if metric in near and number not in near[metric]:
            found.extend(scan.lexicon.metrics.find(scan.tokens, first, last))
            continue
        own = (each for each in index.refined.get(metric, ()) if number in near[each])
        found.append((first, last, next(own, metric)))
    return tuple(found)


def _about(scan: Scan, sentences: tuple[Sentence, ...], named: list[int]) -> frozenset[int]:
    """Return the sentences that name a topic, those that follow one in its paragraph, and all where the title does."""
    if not named:
        return frozenset()
    title = scan.document.title
    if title is not None and any(scan.tokens.starts[at] < title.end for at in named):
        return frozenset(range(len(sentences)))
    own = [sentence_at(sentences, at) for at in named]
    after = [sentences[each.number + 1] for each in own if each.number + 1 < len(sentences)]
    return frozenset(
        {each.number for each in own}
        | {each.number for each in after if each.block == sentences[each.number - 1].block}
    )


def _hits(scan: Scan, aliases: Phrases[tuple[Alias, ...]]) -> Iterator[Hit]:
    """Yield the longest words of packs at every token, so that "Gaza" is found in "bande de Gaza" too."""
    places = scan.tokens.places
    for index in sorted([at for word in aliases.words & places.keys() for at in places[word]]):
        found = aliases.at(scan.tokens, index)
        if found is not None:
            yield Hit(index, found[0], found[1])
