"""A document that changes its language in, one document for each of its languages out.

Each part is the whole text with what stands in the other languages masked, so that offsets hold and
the stages that read one language need not know of others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec.structs import replace

from verify.model import Document, Span
from verify.text.detect import clearly
from verify.text.layout import merged

__all__ = ["Told", "block_languages", "main_language", "parts", "told"]


Told = tuple[str | None, ...]  # of each block, the language that it is clearly in


def told(text: str, blocks: tuple[Span, ...], stopwords: Mapping[str, frozenset[str]]) -> Told:
    """Return the language that each block is in beyond doubt."""
    return tuple(clearly(text[block.start : block.end], stopwords) for block in blocks)


def main_language(blocks: tuple[Span, ...], clear: Told) -> str | None:
    """Return the language that most of the text is clearly in.

    >>> main_language((Span(0, 90), Span(91, 120), Span(121, 170)), ("fr", "en", "en"))
    'fr'
    """
    lengths: Counter[str] = Counter()
    for block, lang in zip(blocks, clear, strict=True):
        if lang is not None:
            lengths[lang] += block.end - block.start
    return max(lengths, key=lambda lang: lengths[lang], default=None)


def block_languages(clear: Told, lang: str) -> tuple[str, ...]:
    """Return the language of each block; nothing where all are in that of the document.

    A block in no language for sure is in the document's, but between two of another language in that.

    >>> block_languages(("fr", "en", None, "en", None), "fr")
    ('fr', 'en', 'en', 'en', 'fr')
    """
    if not {*clear} - {lang, None}:
        return ()
    before: list[str | None] = [None]
    for each in clear:
        before.append(each or before[-1])
    after: list[str | None] = [None]
    for each in reversed(clear):
        after.append(each or after[-1])
    around = zip(before[:-1], reversed(after[:-1]), strict=True)
    return tuple(
        each or (previous if previous == following and previous else lang)
        for each, (previous, following) in zip(clear, around, strict=True)
    )


def parts(document: Document) -> tuple[Document, ...]:
    """Return a document in its languages, its own first; itself alone where it has one.

    >>> both = Document("", "Le pont. The bridge.", "fr", blocks=(Span(0, 8), Span(9, 20)), block_langs=("fr", "en"))
    >>> [(part.lang, part.masked) for part in parts(both)]
    [('fr', (Span(start=9, end=20),)), ('en', (Span(start=0, end=9),))]
    """
    langs = dict.fromkeys((document.lang, *document.block_langs))
    return (document,) if len(langs) == 1 else tuple(_part(document, lang) for lang in langs)


def _part(document: Document, lang: str) -> Document:
    """Mask what is in other languages; what stands in no block is in the document's own."""
    langs = zip(document.blocks, document.block_langs, strict=True)
    if lang == document.lang:
        others = [block for block, own in langs if own != lang]
    else:
        own_ends = (end for block, own in langs if own == lang for end in (block.start, block.end))
        ends = [0, *own_ends, len(document.text)]
        others = [Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=True)]
    return replace(document, lang=lang, masked=merged((*document.masked, *others)), block_langs=())
