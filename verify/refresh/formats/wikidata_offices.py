"""Holders of an office from Wikidata's query service, as SPARQL results in JSON.

The query gives `person` and `personLabel`, `start`, and where known `end`; `map.office` is the office
and `map.entity` the country. A person is named by the label in the language of the query.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from verify.refresh.decode import FormError, json_of
from verify.refresh.formats import Row, Wanted
from verify.refresh.tidy import a_day

__all__ = ["rows"]

UNNAMED = re.compile(r"Q\d+")


def rows(pages: Sequence[bytes], wanted: Wanted) -> Iterator[Row]:
    """Turn the bindings into rows; a holder without a name or a first day is left out."""
    seen: set[tuple[str, str]] = set()
    for binding in _bindings(pages[0]):
        label, start = _value(binding, "personLabel"), _value(binding, "start")
        if not label or UNNAMED.fullmatch(label) or not start or start.startswith("_:"):
            continue
        person, day, end = _slug(label), a_day(start), _value(binding, "end")
        if (person, day) in seen:  # one binding for each statement of a source
            continue
        seen.add((person, day))
        yield {
            "person": person,
            "title": label,
            "office": wanted.said.text("office"),
            "entity": wanted.said.text("entity"),
            "start": day,
            "end": a_day(end) if end and not end.startswith("_:") else "",
        }


def _bindings(content: bytes) -> list[Mapping[str, object]]:
    """Return the answers to a query."""
    found = json_of(content)
    results = found.get("results") if isinstance(found, dict) else None
    bindings = results.get("bindings") if isinstance(results, dict) else None
    if not isinstance(bindings, list) or not all(isinstance(binding, dict) for binding in bindings):
        raise FormError("no results of a query")
    return bindings


def _value(binding: Mapping[str, object], name: str) -> str:
    """Return one value of an answer."""
    found = binding.get(name)
    return str(found.get("value", "")) if isinstance(found, dict) else ""


def _slug(name: str) -> str:
    """Return a key for a person: the last name first.

    >>> _slug("Mohammad Reza Ashtiani")
    'ashtiani-mohammad-reza'
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = re.sub(r"[^a-z0-9]+", " ", "".join(char for char in plain if not unicodedata.combining(char))).split()
    return "-".join([*words[-1:], *words[:-1]]) or name
