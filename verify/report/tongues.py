"""A document in, the attributes of HTML that say in which language each part of it is, and which way that runs, out."""

from __future__ import annotations

from bisect import bisect_right

from verify.model import Document
from verify.report.markup import direction, inline

__all__ = ["Tongues"]


class Tongues:
    """The languages of one document, found once."""

    __slots__ = ("_langs", "_starts", "_ways", "main")

    def __init__(self, document: Document) -> None:
        """Find how the blocks of each language run."""
        langs = document.block_langs or (document.lang,) * len(document.blocks)
        blocks = sorted(zip(document.blocks, langs, strict=True))
        texts: dict[str, list[str]] = {}
        for block, lang in blocks:
            texts.setdefault(lang, []).append(document.text[block.start : block.end])
        whole = direction(document.text)
        self.main = document.lang
        self._starts = [block.start for block, _ in blocks]
        self._langs = [lang for _, lang in blocks]
        self._ways = {lang: direction("".join(parts), whole) for lang, parts in texts.items()} or {self.main: whole}

    def lang_at(self, offset: int) -> str:
        """Return the language at a place of the text."""
        at = bisect_right(self._starts, offset) - 1
        return self._langs[at] if at >= 0 else self.main

    def attributes(self, offset: int | None = None) -> str:
        """Return the attributes for the text at a place, or for the whole.

        >>> Tongues(Document("a.txt", "34 قتيلا", "ar")).attributes()
        'lang="ar" dir="rtl"'
        """
        lang = self.main if offset is None else self.lang_at(offset)
        return f'lang="{inline(lang)}" dir="{self._ways.get(lang, "ltr")}"'
