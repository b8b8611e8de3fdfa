"""The exception tree: what the user's setup or our own code got wrong.

    VerifyError
    ├── UsageError        an option or argument that cannot be followed
    ├── ConfigError       a configuration file that is missing or breaks its form
    ├── DocumentError     an article that cannot be read
    ├── LexiconError      a language file that is missing or breaks its form
    ├── ReferenceDataError  a pack that is missing or breaks its form
    ├── RefreshError      an upstream that cannot be fetched, or whose data is refused
    └── LeftAsideError    refreshed data that is left aside; the shipped data is used and the run goes on

A wrong figure in an article is never an exception: it is a `Finding`.
"""

from __future__ import annotations

__all__ = [
    "ConfigError",
    "DocumentError",
    "LeftAsideError",
    "LexiconError",
    "ReferenceDataError",
    "RefreshError",
    "UsageError",
    "VerifyError",
]


class VerifyError(Exception):
    """Say in one line where it went wrong, what was found and what to do.

    >>> str(VerifyError("draft.txt", "byte 0xff at offset 3", "save the file as UTF-8"))
    'draft.txt: byte 0xff at offset 3; save the file as UTF-8'
    """

    def __init__(self, where: str, found: str, remedy: str) -> None:
        """Keep the three parts, so that a report can show them apart."""
        super().__init__(f"{where}: {found}; {remedy}")
        self.where = where
        self.found = found
        self.remedy = remedy


class UsageError(VerifyError):
    """An option or argument that cannot be followed."""


class ConfigError(VerifyError):
    """A configuration file that is missing or breaks its form."""


class DocumentError(VerifyError):
    """An article that cannot be read."""


class LexiconError(VerifyError):
    """A language file that is missing or breaks its form."""


class ReferenceDataError(VerifyError):
    """A pack that is missing or breaks its form."""


class RefreshError(VerifyError):
    """An upstream that cannot be fetched, or whose data is refused; the data in use stays."""


class LeftAsideError(VerifyError):
    """Refreshed data that is left aside; the shipped data is used and the run goes on."""
