"""Metadata and the file name in, the day and the language that they state out."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import PurePath

__all__ = ["day_in_metadata", "day_in_name", "lang_in_metadata", "lang_in_name"]

DAY_KEYS = ("date", "published", "publication_date", "datepublished", "pubdate")
LANG_KEYS = ("lang", "language")

_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)")


def day_in_metadata(metadata: Mapping[str, str]) -> date | None:
    """Return the day of publication that front matter states, in ISO 8601 or as e-mail writes it.

    >>> day_in_metadata({"date": "2024-04-26T18:30:00+02:00"})
    datetime.date(2024, 4, 26)
    >>> day_in_metadata({"pubdate": "Fri, 26 Apr 2024 18:30:00 +0200"})
    datetime.date(2024, 4, 26)
    """
    days = (_day(metadata[key]) for key in DAY_KEYS if key in metadata)
    return next((day for day in days if day is not None), None)


def day_in_name(name: str) -> date | None:
    """Return the day that a file name begins with, as static sites name posts.

    >>> day_in_name("posts/2024-04-26-astana.fr.md")
    datetime.date(2024, 4, 26)
    """
    return _iso(PurePath(name).name)


def lang_in_metadata(metadata: Mapping[str, str]) -> str | None:
    """Return the language that front matter states, without its region.

    >>> lang_in_metadata({"lang": "fr-CA"})
    'fr'
    """
    stated = next((metadata[key] for key in LANG_KEYS if key in metadata), None)
    return None if stated is None else re.split("[-_]", stated, maxsplit=1)[0].lower()


def lang_in_name(name: str, known: Collection[str]) -> str | None:
    """Return the language known that stands before the suffix of a file name.

    >>> lang_in_name("dispatch.fr.txt", {"en", "fr"})
    'fr'
    """
    stems = PurePath(name).name.lower().split(".")[1:-1]
    return next((stem for stem in reversed(stems) if stem in known), None)


def _day(written: str) -> date | None:
    """Read a date in either form."""
    return _iso(written) or _as_in_mail(written)


def _iso(written: str) -> date | None:
    """Read the ISO day that a text begins with."""
    found = _ISO_DAY.match(written)
    try:
        return date.fromisoformat(found.group(1)) if found else None
    except ValueError:
        return None


def _as_in_mail(written: str) -> date | None:
    """Read a date as RFC 5322 writes it."""
    try:
        moment: datetime = parsedate_to_datetime(written)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return moment.date()
