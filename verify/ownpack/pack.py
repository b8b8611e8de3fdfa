"""Figures and what they mean in, the files of a pack out, written whole or not at all.

An entity whose name a shipped pack knows gets that pack's id, so that its names and the words for
its people in every language serve at once; the others get a word of their own.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import median

from verify.errors import ReferenceDataError, UsageError
from verify.ownpack.meaning import UNIT, Meaning, slug
from verify.ownpack.tidy import Figure, accumulation, grows
from verify.reference.descriptor import NAME
from verify.reference.entries import Catalogue
from verify.reference.folder import DESCRIPTOR, shown
from verify.reference.validate import validate

__all__ = ["COLUMNS", "Written", "pack_files", "write_pack"]

COLUMNS = ("metric", "entity", "as_of", "value")
ALIAS_COLUMNS = ("entity", "facet", "lang", "words")
SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
STEPS = {  # days between figures, at most → days for which one stands, and how often there is one
    1: (7, "P1D"),
    7: (31, "P1W"),
    31: (62, "P1M"),
    92: (184, "P3M"),
    366: (731, "P1Y"),
}
LONGEST = 731  # days for which the last figure of a table with longer steps stands
Written = Mapping[str, bytes]


def pack_files(found: Sequence[Figure], meaning: Meaning, catalogue: Catalogue, languages: Sequence[str]) -> Written:
    """Return every file of the pack."""
    if NAME.fullmatch(meaning.name) is None:
        raise UsageError("--name", f"{meaning.name!r} is not a name", "use lower-case letters, digits and hyphens")
    known = {alias.words.casefold(): alias.entity for alias in catalogue.aliases if alias.facet == "name"}
    ids = {figure.entity: known.get(figure.entity.casefold()) or slug(figure.entity) for figure in found}
    rows = [(slug(figure.metric), ids[figure.entity], figure.as_of, figure.value) for figure in found]
    units = {metric.metric: metric.unit for metric in catalogue.metrics}
    block = {
        "shape": "series",
        "metrics": {
            slug(words): {
                "unit": units.get(slug(words)) or _unit(words, meaning),
                "cues": _cues(words, meaning, languages),
            }
            for words in dict.fromkeys(figure.metric for figure in found)
        },
        "series": _series(rows),
        **_time(found, meaning),
        "claimant": meaning.claimant,
        "status": meaning.status,
    }
    kind = "integer" if all("." not in figure.value for figure in found) else "number"
    fields = [_field("metric"), _field("entity"), _field("as_of", "date"), _field("value", kind)]
    resources = [_resource("figures", fields, COLUMNS[:3], block, meaning)]
    files = {"figures.csv": _csv(COLUMNS, sorted(rows))}
    if aliases := sorted(_aliases(ids, meaning, known)):
        lang: dict[str, object] = {"name": "lang", "type": "string"}
        words = [_field("entity"), _field("facet"), lang, _field("words")]
        resources.append(_resource("aliases", words, ALIAS_COLUMNS, {"shape": "aliases"}, meaning))
        files["aliases.csv"] = _csv(ALIAS_COLUMNS, aliases)
    return {DESCRIPTOR: _descriptor(found, meaning, resources), **files}


def _descriptor(found: Iterable[Figure], meaning: Meaning, resources: Sequence[object]) -> bytes:
    """Return the descriptor; its version is the last day."""
    last = max(figure.as_of for figure in found)
    value = {
        "$schema": SCHEMA,
        "name": meaning.name,
        "title": meaning.title,
        "version": ".".join(str(int(part)) for part in last.split("-")),
        "licenses": [{"name": meaning.licence}],
        "resources": list(resources),
    }
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"


def _aliases(ids: Mapping[str, str], meaning: Meaning, known: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """Return the words for entities: their own names where no pack has them, and those that were given."""
    for name, entity in ids.items():
        if name.casefold() not in known:
            yield entity, "name", "", name
    for (name, lang), words in meaning.aliases.items():
        entities = {ids[name]} if name in ids else set(ids.values()) if not name else set()
        if len(entities) != 1:
            wanted = f"use one of {', '.join(ids)}" if name else "say of which entity, as ENTITY:LANG=WORDS"
            raise UsageError("--alias", f"{name or 'a word'!r} is of no entity or of several", wanted)
        yield from ((entity, "name", lang, word) for entity in entities for word in words)


def _unit(metric: str, meaning: Meaning) -> str:
    """Return the unit of a metric; where none is known, a count is counted in itself."""
    return metric if meaning.unit == UNIT else meaning.unit


def _cues(written: str, meaning: Meaning, languages: Sequence[str]) -> dict[str, list[str]]:
    """Return the words that point to a metric; where none were given, its own name in every language."""
    given = {
        lang: list(words)
        for (name, lang), words in meaning.cues.items()
        if name in {"", written} or slug(name) == slug(written)
    }
    own = " ".join(written.replace("_", " ").replace("-", " ").split())
    return given or {lang: [own] for lang in languages}


def _time(found: Sequence[Figure], meaning: Meaning) -> dict[str, object]:
    """Say how figures follow each other: whether they add up, and for how long the last one stands."""
    kind = meaning.accumulation or accumulation(list(found), (*meaning.value_columns, meaning.metric))
    days = sorted({date.fromisoformat(figure.as_of).toordinal() for figure in found})
    step = median(later - earlier for earlier, later in pairwise(days)) if len(days) > 1 else 1
    stands, often = next((told for most, told in STEPS.items() if step <= most), (LONGEST, ""))
    time: dict[str, object] = {"accumulation": kind, "monotone": kind == "cumulative" and grows(list(found))}
    time |= {"frequency": often} if often and len(days) > 1 else {}
    return time | {"lag": {"typical": f"P{min(int(step), stands)}D", "longest": f"P{stands}D"}}


def _series(rows: Iterable[tuple[str, str, str, str]]) -> list[dict[str, str]]:
    """List the series with their first and last days."""
    seen: dict[tuple[str, str], list[str]] = {}
    for metric, entity, as_of, _ in rows:
        seen.setdefault((metric, entity), []).append(as_of)
    return [
        {"metric": metric, "entity": entity, "first": min(of), "last": max(of)} for (metric, entity), of in seen.items()
    ]


def _field(name: str, kind: str = "string") -> dict[str, object]:
    """Return the description of a column."""
    return {"name": name, "type": kind, "constraints": {"required": True}}


def _resource(
    name: str, fields: Sequence[Mapping[str, object]], key: Sequence[str], block: Mapping[str, object], meaning: Meaning
) -> dict[str, object]:
    """Return the description of a table."""
    source = {"title": meaning.source} | ({"path": meaning.url} if meaning.url else {})
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "title": meaning.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "sources": [source],
        "schema": {"fields": list(fields), "primaryKey": list(key), "missingValues": [""]},
        "verify:reference": dict(block),
    }


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def write_pack(files: Written, folder: Path, beside: Sequence[Path], *, replace: bool) -> int:
    """Write a pack into a folder of its own, once it is read like any other; return how many figures it holds."""
    if folder.exists() and not (replace and (folder / DESCRIPTOR).is_file()):
        remedy = "give another --name, or --replace if it is to be written anew"
        raise UsageError(shown(folder), "is there already", remedy)
    part = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        part.mkdir(parents=True)
        for path, content in files.items():
            (part / path).write_bytes(content)
        try:
            count = validate(part, tuple(other for other in beside if other.resolve() != folder.resolve()))
        except ReferenceDataError as error:
            where = error.where.replace(shown(part), folder.name)
            raise ReferenceDataError(where, error.found, error.remedy) from error
        if folder.exists():
            old = part.with_suffix(".old")
            folder.rename(old)
            part.rename(folder)
            shutil.rmtree(old)
        else:
            part.rename(folder)
    except OSError as error:
        raise UsageError(shown(folder), f"cannot be written: {error.strerror}", "name another folder --into") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return count
