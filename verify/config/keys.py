"""The keys of a configuration file: what each holds and what it is for.

Nothing comes in. The reader of files, the JSON Schema and the documentation are all made of this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

__all__ = ["CHECKS", "KEYS", "OVERRIDES", "SEVERITIES", "Holds", "Key"]


class Holds(StrEnum):
    """What a key may hold, in the words of a complaint."""

    TEXT = "a text"
    FLAG = "true or false"
    TEXTS = "a list of texts"
    PATH = "a path"
    PATHS = "a list of paths"
    PATTERNS = "a list of patterns, as in .gitignore"
    LEVELS = 'a table of checks, each with "error", "warning" or "note"'


class Key(Struct, frozen=True):
    """One key: what it holds, what it is for, and the words that it may be, if only some are known."""

    holds: Holds
    about: str
    known: tuple[str, ...] = ()


SEVERITIES = ("error", "warning", "note")
CHECKS: Mapping[str, Key] = {
    "select": Key(Holds.TEXTS, "Checks to run, by id or by its first part, such as series; else all."),
    "ignore": Key(Holds.TEXTS, "Checks to leave out; of two that fit, the longer name counts."),
    "severity": Key(Holds.LEVELS, "How much findings of a check matter, by id or by its first part."),
}
OVERRIDES: Mapping[str, Key] = {
    "files": Key(Holds.PATTERNS, "Articles that the rest of this table is for."),
    "lang": Key(Holds.TEXT, "Language of these articles."),
    **CHECKS,
}
KEYS: Mapping[str, Key] = {
    "extend": Key(Holds.PATH, "A configuration file that this one changes; keys here replace those there."),
    "lang": Key(Holds.TEXT, "Language of the articles, such as fr; told by itself otherwise."),
    "ui-lang": Key(Holds.TEXT, "Language of messages, such as fr; that of the locale otherwise."),
    "references": Key(Holds.PATHS, "Folders with packs of reference data, beside those that come with verify."),
    "locked": Key(Holds.FLAG, "Use no other packs than those that verify.lock.json names."),
    "exclude": Key(Holds.PATTERNS, "Articles to leave out when a folder is searched."),
    "respect-gitignore": Key(Holds.FLAG, "Leave out what .gitignore names when a folder is searched."),
    "format": Key(Holds.TEXT, "Format of the results on standard output."),
    "output": Key(Holds.TEXTS, "Reports to write to files, each as FORMAT=PATH."),
    "fail-on": Key(Holds.TEXT, "Least severity that gives exit code 1.", ("error", "warning", "never")),
    **CHECKS,
    "inline-suppression": Key(Holds.FLAG, "Follow comments in articles that suppress findings."),
    "require-reasons": Key(Holds.FLAG, "Complain of a suppression that gives no reason."),
    "cache": Key(Holds.FLAG, "Keep what makes the next run quicker in the user's cache folder, and use it."),
    "baseline": Key(Holds.PATH, "File of findings that were there before and are not reported."),
}
