"""Rebuild the names of countries and territories in the pack `places` from Unicode CLDR.

In: the languages, and the names that are left out because they are mostly other words. Out:
`names.csv` of the pack. Needs the package babel (any recent version), which `verify` itself does not:

    python -m verify.reference.adapters.place_names reference_data/places
"""

from __future__ import annotations

import csv
import importlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

__all__ = ["names", "write_names"]

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "pt")
COLUMNS = ("entity", "facet", "lang", "words")
# Words of the language before they are a place, or another place: own.csv says them in full.
LEFT_OUT = frozenset(
    (lang, code)
    for lang, codes in {
        "ar": "AS JE ML OM",
        "de": "JE",
        "en": "JE",
        "es": "DM GD JE LC MF MU RE SH",
        "fr": "DM GD JE MU RE SV",
        "it": "JE ML RE",
        "pt": "DM GD JE LC MF MU RE SH",
    }.items()
    for code in codes.split()
)
UNUSUAL = ("(", ")", "[", " - ", ",", "-Kinshasa", "-Brazzaville", "RAE", "RAS", "R.A.S.", "SAR", "&", "EE. UU.", "EUA")
MINOR = "UM"  # islands in the middle of nowhere, whose name is a description
ALPHA_2 = re.compile("[A-Z]{2}")
NOT_PLACES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})


def names(territories: Mapping[str, str], lang: str) -> Iterator[tuple[str, str, str, str]]:
    """Return the rows of one language: codes of two letters, without names that need a human eye.

    >>> list(names({"IR": "Iran", "HK": "Hong Kong SAR China", "150": "Europe"}, "en"))
    [('ir', 'name', 'en', 'Iran')]
    """
    for code, name in sorted(territories.items()):
        place = (
            ALPHA_2.fullmatch(code) is not None
            and code not in NOT_PLACES
            and code != MINOR
            and (lang, code) not in LEFT_OUT
        )
        if place and not any(mark in name for mark in UNUSUAL):
            yield code.lower(), "name", lang, name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def write_names(pack: Path, territories: Mapping[str, Mapping[str, str]]) -> None:
    """Write the table of names; rows are sorted, so that a new CLDR shows as a small difference."""
    rows: Iterable[tuple[str, str, str, str]] = sorted(
        row for lang, found in territories.items() for row in names(found, lang)
    )
    with (pack / "names.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


if __name__ == "__main__":
    babel = importlib.import_module("babel")
    write_names(Path(sys.argv[1]), {lang: babel.Locale(lang).territories for lang in LANGUAGES})
