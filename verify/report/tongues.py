"""A document in, the attributes of HTML that say in which language each part of it is, and which way that runs, out."""

from __future__ import annotations

from verify.language.langs import Langs
from verify.model import Document
from verify.report.markup import direction, inline

__all__ = ["Tongues"]


class Tongues:
    """The languages of one document and the ways that they run, found once."""

    __slots__ = ("_ways", "langs")

    def __init__(self, document: Document) -> None:
        """Find how the blocks of each language run."""
        self.langs = Langs(document)
        texts: dict[str, list[str]] = {}
        for block in document.blocks:
            texts.setdefault(self.langs.at(block.start), []).append(document.text[block.start : block.end])
        whole = direction(document.text)
        main = {document.lang: whole}
        self._ways = {lang: direction("".join(parts), whole) for lang, parts in texts.items()} or main

    def attributes(self, offset: int | None = None) -> str:
        """Return the attributes for the text at a place, or for the whole.

        >>> Tongues(Document("a.txt", "34 قتيلا", "ar")).attributes()
        'lang="ar" dir="rtl"'
        """
        lang = self.langs.main if offset is None else self.langs.at(offset)
        return f'lang="{inline(lang)}" dir="{self._ways.get(lang, "ltr")}"'
