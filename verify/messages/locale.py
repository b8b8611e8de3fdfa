"""The locale of a user in, the language that messages are in out."""

from __future__ import annotations

from collections.abc import Mapping

from verify.messages.voice import ENGLISH, spoken

__all__ = ["lang_of_locale"]

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that says something counts, as POSIX has it


def lang_of_locale(surroundings: Mapping[str, str]) -> str:
    """Return the language of a locale, if messages are in it, else English.

    >>> lang_of_locale({"LANG": "fr_CA.UTF-8"}), lang_of_locale({"LC_ALL": "C", "LANG": "fr_FR"})
    ('fr', 'en')
    """
    said = next((surroundings[name] for name in VARIABLES if surroundings.get(name)), "")
    lang = said.partition(".")[0].partition("@")[0].partition("_")[0].lower()
    return lang if lang in spoken() else ENGLISH
