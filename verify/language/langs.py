"""A document in, the language of each of its places out, and how numbers are written there."""

from __future__ import annotations

from bisect import bisect_right

from verify.figures import PLAIN, example_for
from verify.model import Document

__all__ = ["Langs"]


class Langs:
    """The languages of one document, found once."""

    __slots__ = ("_examples", "_langs", "_starts", "_text", "main")

    def __init__(self, document: Document) -> None:
        """Find in which language each block is."""
        langs = document.block_langs or (document.lang,) * len(document.blocks)
        blocks = sorted(zip(document.blocks, langs, strict=True))
        self.main = document.lang
        self._starts = [block.start for block, _ in blocks]
        self._langs = [lang for _, lang in blocks]
        self._text = document.text
        self._examples: dict[str, str] = {}

    def at(self, offset: int) -> str:
        """Return the language at a place of the text."""
        place = bisect_right(self._starts, offset) - 1
        return self._langs[place] if place >= 0 else self.main

    def example(self, offset: int | None = None) -> str:
        """Return an example of how numbers are written at a place, or in most of the document.

        >>> Langs(Document("a.txt", "34 killed", "en")).example()
        '1,234.5%'
        """
        lang = self.main if offset is None else self.at(offset)
        if lang not in self._examples:
            from verify.language.lexicon import languages, load_lexicon

            known = load_lexicon(lang).figures if lang in languages() else (PLAIN,)
            self._examples[lang] = example_for(self._text, known)
        return self._examples[lang]
