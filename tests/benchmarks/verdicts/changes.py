"""A version of an article: some words exchanged, and where the new ones stand.

In: an article and edits. Out: a `Version`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.benchmarks.verdicts.article import Article
from verify.model import Span

__all__ = ["Edit", "Version", "changed"]

Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Version:
    """An article with one thing changed; `kind` says what, `note` how, for the list of errors."""

    article: Article
    kind: str
    text: str
    spans: tuple[Span, ...]  # the new words, and for a name or a day the figures that they make wrong
    wrong: bool
    note: str
    old: tuple[Span, ...] = ()  # the places of `spans` in the article as it was


def changed(article: Article, edits: Sequence[Edit], kind: str, *, wrong: bool, beside: Iterable[Span] = ()) -> Version:
    """Apply edits; `beside` are places of the old text that the change concerns as well.

    >>> from datetime import date
    >>> old = Article("a", "fr", date(2024, 4, 26), "34 morts et 5 disparus", ())
    >>> new = changed(old, [(0, 2, "340")], "scale", wrong=True, beside=[Span(12, 13)])
    >>> new.text, new.spans
    ('340 morts et 5 disparus', (Span(start=0, end=3), Span(start=13, end=14)))
    """
    text, spans, at, grown = "", [], 0, []
    old = [Span(start, end) for start, end, _ in sorted(edits)]
    for start, end, words in sorted(edits):
        text += article.text[at:start]
        spans.append(Span(len(text), len(text) + len(words)))
        grown.append((start, len(words) - (end - start)))
        text, at = text + words, end
    text += article.text[at:]
    for each in beside:
        old.append(each)
        moved = sum(more for start, more in grown if start < each.start)
        spans.append(Span(each.start + moved, each.end + moved))
    note = ", ".join(f'"{article.text[start:end]}" → "{words}"' for start, end, words in sorted(edits))
    return Version(article, kind, text, tuple(spans), wrong, note, tuple(old))
