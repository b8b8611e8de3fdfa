"""Rebuild the pack `earthquakes` from two exports of the Significant Earthquake Database of NOAA.

In: a folder with the two files of `EXPORTS`, and the pack of places. Out: the deadly events since
1900 that kind, country and year tell from others, their magnitudes, their counts by export, and the
checksums. The descriptor of the pack says in `refresh.map` which `names` of the source stand for which
place, which events are told `elsewhere`, and of which sources differ too far on the `injured`:

    python -m verify.reference.adapters.earthquakes RAW_FOLDER reference_data/earthquakes reference_data/places
"""

from __future__ import annotations

import csv
import io
import math
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, field

from verify.reference.adapters.files import csv_of, maps_of, write_files
from verify.reference.upstream_map import UpstreamMap

__all__ = ["FIRST_YEAR", "TABLES", "Quake", "build", "place", "read", "write_pack"]

EXPORTS = {"NOAA-significant-20240412.tsv": "2024-04-12", "NOAA-significant-to-2025-02.tsv": "2025-02-09"}
FIRST_YEAR = 1900
LEAST_DEATHS = 50
DEADLIEST = 5  # times as many deaths as in any other of the country and year
DISPUTED = 20_000  # deaths from which sources differ by more than they agree
SETTLED = 30  # days from an event to an export from which its counts are taken
WINDOW = 2  # days within which another date is taken for a mistake
TELLING = 100  # deaths from which a window is given
SPREAD = 0.15  # of a count: by how much catalogues and authorities differ on a settled toll
LEAST_SPREAD = 3
INJURED_SINCE = 2000  # year from which the injured were counted well enough to tell a figure of another order
INJURED_TIMES = 3  # by which sources differ on them: treated, in hospital, all
MAGNITUDE_SPREAD = {1980: Decimal("0.3"), FIRST_YEAR: Decimal("0.6")}  # by first year: moment, surface and body waves
EVENTS = ("event", "title", "start", "end", "kind", "place", "identify", "window", "magnitude", "status", "source")
TOLLS = ("event", "metric", "measure", "low", "high", "reported", "vintage", "status")
MAGNITUDES = ("event", "metric", "measure", "low", "high", "reported", "status")
SOURCE = "NOAA NCEI, Significant Earthquake Database"
DEGREES_AN_HOUR = 15
CLOCKS = (-1.5, 3.5)  # hours by which clocks differ from the sun
NAMES = re.compile(r"[:;,]")


class Quake(Struct):
    """One event: its day, where it was in the words of the source, and what each export says of it."""

    day: date
    where: str
    magnitude: str
    places: tuple[str, ...]
    local: tuple[date, date]  # the source gives the day in Greenwich; where it was, it may have been another
    deaths: dict[str, int] = field(default_factory=dict)  # by export
    injured: dict[str, int] = field(default_factory=dict)

    @property
    def toll(self) -> int:
        """Return the deaths of the newest export."""
        return self.deaths[max(self.deaths)] if self.deaths else 0

    @property
    def name(self) -> str:
        """Return the country and the day."""
        return f"{self.places[0]}-{self.day.isoformat()}"


def place(where: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of the places that the source names, the country first.

    >>> place("TURKEY: KAHRAMANMARAS; SYRIA", {"turkey": "tr", "syria": "sy"})
    ('tr', 'sy')
    """
    parts = [part.strip(" .").casefold() for part in NAMES.split(where)]
    return tuple(dict.fromkeys(known[part] for part in parts if part in known))


def read(content: str) -> Iterator[Mapping[str, str]]:
    """Yield the rows of an export that are events of a known day since 1900."""
    for row in csv.DictReader(io.StringIO(content, newline=""), delimiter="\t"):
        if row["Year"] and int(row["Year"]) >= FIRST_YEAR and row["Mo"] and row["Dy"]:
            yield row


def build(exports: Mapping[str, Iterable[Mapping[str, str]]], said: UpstreamMap, places: Path) -> list[Quake]:
    """Return the events that their kind, country and year identify, each once, with their deaths by export."""
    known = {**_known(places), **said.texts("names")}
    quakes: dict[tuple[str, ...], Quake] = {}
    for vintage, rows in exports.items():
        for row in rows:
            day = date(int(row["Year"]), int(row["Mo"]), int(row["Dy"]))
            found = place(row["Location Name"], known)
            is_whole = row["Deaths"] == (row["Total Deaths"] or row["Deaths"])
            settled = (date.fromisoformat(vintage) - day).days >= SETTLED
            if found and row["Deaths"] and is_whole and settled:
                key = (day.isoformat(), row["Hr"], row["Mn"], found[0])
                quake = quakes.setdefault(key, Quake(day, row["Location Name"], row["Mag"], found, _local(day, row)))
                quake.magnitude = row["Mag"] or quake.magnitude
                quake.deaths[vintage] = int(row["Deaths"])
                if row["Injuries"] and row["Injuries"] == (row["Total Injuries"] or row["Injuries"]):
                    quake.injured[vintage] = int(row["Injuries"])
    every = sorted(quakes.values(), key=lambda quake: (quake.day, quake.places))
    elsewhere, unsure = frozenset(said.words("elsewhere")), frozenset(said.words("injured"))
    for quake in every:
        quake.injured = {} if quake.name in unsure else quake.injured
    return [quake for quake in every if quake.name not in elsewhere and _is_telling(quake, every)]


def _local(day: date, row: Mapping[str, str]) -> tuple[date, date]:
    """Return the first and the last day that it may have been by the clocks of the place."""
    if not row["Hr"] or not row["Longitude"]:
        return day - timedelta(days=1), day + timedelta(days=1)
    hour = float(row["Hr"]) + float(row["Longitude"]) / DEGREES_AN_HOUR
    first, last = (day + timedelta(days=math.floor((hour + off) / 24)) for off in CLOCKS)
    return first, last


def _is_telling(quake: Quake, every: Iterable[Quake]) -> bool:
    """Tell whether "the earthquake of that year in that country" can only be this one."""
    year, countries = quake.day.year, set(quake.places)
    others = (each.toll for each in every if each is not quake and each.day.year == year and countries & {*each.places})
    return quake.toll >= LEAST_DEATHS and quake.toll >= DEADLIEST * max(others, default=0)


def write_pack(raw: Path, pack: Path, places: Path) -> None:
    """Write the events and their counts, and the checksums into the pack's descriptor."""
    exports = {vintage: list(read((raw / name).read_text("utf-8"))) for name, vintage in EXPORTS.items()}
    quakes = build(exports, maps_of(pack)["events.csv"][0], places)
    tables = {name: csv_of(columns, cells(quakes)) for name, (columns, cells) in TABLES.items()}
    write_files(pack, {name: (content, ()) for name, content in tables.items()})


def _known(places: Path) -> dict[str, str]:
    """Return the ids of the English names in the pack of places."""
    known: dict[str, str] = {}
    for file in (places / "own.csv", places / "names.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if row.get("facet", "name") == "name" and row.get("lang", "en") == "en":
                    known[row["words"].casefold()] = row["entity"]
    return known


def _events(quakes: Iterable[Quake]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the events."""
    for quake in quakes:
        strength = f"magnitude {quake.magnitude}, " if quake.magnitude else ""
        title = f"earthquake ({strength}{' '.join(quake.where.title().split())})"
        window = str(WINDOW if quake.toll >= TELLING else 0)
        first, last = quake.local
        until = last.isoformat() if last != first else ""
        cells = (title, first.isoformat(), until, "quake", " ".join(quake.places), "kind place", window)
        yield (f"quake-{quake.name}", *cells, quake.magnitude, "estimate", SOURCE)


def _tolls(quakes: Iterable[Quake]) -> Iterator[tuple[str, ...]]:
    """Yield the deaths and the injured by export, with the bounds between which sources differ."""
    for quake in quakes:
        for vintage, value in sorted(quake.deaths.items()):
            if value < DISPUTED:
                off = max(LEAST_SPREAD, math.ceil(value * SPREAD))
                bounds = (str(value - off), str(value + off))
                yield (f"quake-{quake.name}", "killed", "level", *bounds, str(value), vintage, "estimate")
        for vintage, value in sorted(quake.injured.items()) if quake.day.year >= INJURED_SINCE else ():
            if LEAST_DEATHS <= value < DISPUTED:
                bounds = (str(value // INJURED_TIMES), str(value * INJURED_TIMES))
                yield (f"quake-{quake.name}", "injured", "level", *bounds, str(value), vintage, "estimate")


def _magnitudes(quakes: Iterable[Quake]) -> Iterator[tuple[str, ...]]:
    """Yield the magnitudes, with the bounds between which scales and agencies differ."""
    for quake in quakes:
        if quake.magnitude:
            known = Decimal(quake.magnitude)
            off = next(off for year, off in MAGNITUDE_SPREAD.items() if quake.day.year >= year)
            bounds = (str(known - off), str(known + off))
            yield (f"quake-{quake.name}", "magnitude", "level", *bounds, quake.magnitude, "estimate")


TABLES: Mapping[str, tuple[tuple[str, ...], Callable[[Iterable[Quake]], Iterator[tuple[str, ...]]]]] = MappingProxyType(
    {"events.csv": (EVENTS, _events), "counts.csv": (TOLLS, _tolls), "magnitudes.csv": (MAGNITUDES, _magnitudes)}
)


if __name__ == "__main__":
    write_pack(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
