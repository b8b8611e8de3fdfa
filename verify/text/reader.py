"""An article's bytes in, a Document out: decoded, laid out, with its day and language where they are stated."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from verify.errors import DocumentError, UsageError
from verify.model import Dateline, DatelineSource, Document
from verify.text.decode import decode, load
from verify.text.detect import Likely, detect
from verify.text.formats import format_of
from verify.text.layout import Layout, blank
from verify.text.metadata import day_in_metadata, day_in_name, lang_in_metadata, lang_in_name
from verify.text.parts import Told, block_languages, main_language, told
from verify.text.quotes import quoted

__all__ = ["ReadOptions", "read"]

DEFAULT = "en"  # the language of a text that holds no word to tell it by, as of the messages


class ReadOptions(Struct, frozen=True):
    """What the user gave, the function words of each language known, and how likely letters are in each."""

    lang: str | None = None
    published: date | None = None
    stopwords: Mapping[str, frozenset[str]] = field(default_factory=dict)
    likely: Likely | None = None


def read(source: Path | bytes, *, name: str, options: ReadOptions) -> Document:
    """Read one article; the suffix of `name` tells its format.

    >>> options = ReadOptions(stopwords={"fr": frozenset({"le"})})
    >>> document = read("Le bilan : 34 356 tués.".encode(), name="2024-04-26-bilan.txt", options=options)
    >>> document.lang, document.dateline.day, document.dateline.source.value
    ('fr', datetime.date(2024, 4, 26), 'metadata')
    """
    data = source if isinstance(source, bytes) else load(source, name)
    text = decode(data, name)
    layout = format_of(name).parse(text)
    clear = () if options.lang is not None else told(blank(text, layout.masked), layout.blocks, options.stopwords)
    lang = _stated(name, layout, options) or _detected(text, name, layout, clear, options)
    return Document(
        name=name,
        text=text,
        lang=lang,
        dateline=_dateline(name, layout, options),
        title=layout.title,
        blocks=layout.blocks,
        quotes=quoted(text, layout.blocks),
        headline=layout.headline,
        masked=layout.masked,
        comments=layout.comments,
        block_langs=block_languages(clear, lang),
    )


def _dateline(name: str, layout: Layout, options: ReadOptions) -> Dateline:
    """Return the day given, else the one stated beside the text."""
    if options.published is not None:
        return Dateline(options.published, DatelineSource.GIVEN)
    day = day_in_metadata(layout.metadata) or day_in_name(name)
    return Dateline() if day is None else Dateline(day, DatelineSource.METADATA)


def _stated(name: str, layout: Layout, options: ReadOptions) -> str | None:
    """Return the language given or stated; it must be one that there is a lexicon for."""
    if options.lang is not None:
        if options.lang not in options.stopwords:
            raise UsageError("--lang", f"language {options.lang!r} is not known", f"use one of {_known(options)}")
        return options.lang
    stated = lang_in_metadata(layout.metadata)
    if stated is not None and stated not in options.stopwords:
        raise DocumentError(name, f"its language {stated!r} is not known", f"give --lang, one of {_known(options)}")
    return stated or lang_in_name(name, options.stopwords)


def _detected(text: str, name: str, layout: Layout, clear: Told, options: ReadOptions) -> str:
    """Return the language that most paragraphs are in, else that of all words; of too few, the default."""
    known = options.stopwords
    default = DEFAULT if DEFAULT in known else min(known, default=None)
    lang = main_language(layout.blocks, clear) or detect(_prose(text, layout), known, options.likely, default=default)
    if lang is None:
        raise DocumentError(name, "its language could not be told", f"give --lang, one of {_known(options)}")
    return lang


def _known(options: ReadOptions) -> str:
    return ", ".join(sorted(options.stopwords))


def _prose(text: str, layout: Layout) -> str:
    """Return what is read as text, without front matter, code or addresses."""
    seen = blank(text, layout.masked)
    return "\n".join(seen[block.start : block.end] for block in layout.blocks)
