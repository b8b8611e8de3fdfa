"""The function words of every language, without the rest of its lexicon.

In: the language files. Out: the function words by language, which a reader needs of every language
for every document; the other words it needs of those that the document is in.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from verify.language.tokens import fold

__all__ = ["files", "function_words"]

FIRST_SECTION = "[language]"


@cache
def function_words() -> Mapping[str, frozenset[str]]:
    """Return the function words of each language.

    >>> "le" in function_words()["fr"]
    True
    """
    return {lang: _read(content) for lang, content in files().items()}


def files() -> dict[str, str]:
    """Return the content of each language's file, by the code of the language."""
    folder = resources.files("verify.language").joinpath("data")
    found = {entry.name[:-5]: entry for entry in folder.iterdir() if entry.name.endswith(".toml")}
    return {lang: found[lang].read_text(encoding="utf-8") for lang in sorted(found)}


def _read(content: str) -> frozenset[str]:
    """Read the section `language` alone; a file that breaks the form is complained of where it is loaded."""
    start = max(content.find(FIRST_SECTION), 0)
    end = content.find("\n[", start)
    try:
        section = tomllib.loads(content[start : end if end >= 0 else None])
    except tomllib.TOMLDecodeError:
        return frozenset()
    return frozenset(fold(word) for word in section.get("language", {}).get("stopwords", ()))
