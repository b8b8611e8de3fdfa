"""What is shipped, refreshed from the raw files that it was made of, in the form in which upstreams send them."""

from __future__ import annotations

import csv
import io
import json
import os
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.refresh.conftest import Server
from tests.refresh.shipped import copied, paths, run
from verify.reference.folder import shipped
from verify.refresh.formats.noaa_earthquakes import KEYS, WHERE

RAW = Path(os.environ.get("VERIFY_RAW_DATA", Path(__file__).parents[3] / "shared" / "data"))
DAY = date(2026, 11, 24)
PER_PAGE = 2000
NUMBERS = ("Longitude", "Mag")
Upstream = Callable[[], dict[str, bytes]]  # by the end of an address


def files(*named: str) -> Upstream:
    """Return files by the path under which they are asked for; `path <- file`."""
    pairs = [pair.split(" <- ") for pair in named]
    return lambda: {end: (RAW / path).read_bytes() for end, path in pairs}


def rates() -> dict[str, bytes]:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(RAW / "markets" / "eurofxref-hist.csv", "eurofxref-hist.csv")
    return {"eurofxref-hist.zip": target.getvalue()}


def indicators() -> dict[str, bytes]:
    raw = {
        "SP.POP.TOTL": "population.csv",
        "NY.GDP.MKTP.CD": "gdp.csv",
        "NY.GDP.DEFL.KD.ZG": "inflation-gdp-deflator.csv",
    }
    found = {}
    for name, file in raw.items():
        rows = list(csv.reader((RAW / "country-stats" / file).read_text("utf-8").splitlines()))[1:]
        items = [
            {"country": {"id": "X", "value": place}, "countryiso3code": code, "date": year, "value": float(value)}
            for place, code, year, value in rows
        ]
        found[f"{name}?format=json&per_page=20000"] = json.dumps([{"page": 1, "pages": 1}, items]).encode()
    return found


def quakes() -> dict[str, bytes]:
    text = (RAW / "earthquakes" / "NOAA-significant-to-2025-02.tsv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    items = [
        {
            key: None if not row[name] else float(row[name]) if name in NUMBERS else int(row[name])
            for name, key in KEYS.items()
        }
        | {WHERE[1]: row[WHERE[0]]}
        for row in rows
        if row["Year"]
    ]
    pages = [items[at : at + PER_PAGE] for at in range(0, len(items), PER_PAGE)]
    return {
        f"earthquakes?minYear=1900{f'&page={number}' if number > 1 else ''}": json.dumps(
            {"items": page, "page": number, "totalPages": len(pages)}
        ).encode()
        for number, page in enumerate(pages, start=1)
    }


UPSTREAMS: dict[str, Upstream] = {
    "brent": files("brent-daily.csv <- markets/brent-daily.csv"),
    "co2": files("co2-mm-mlo.csv <- climate/co2-mm-mlo.csv"),
    "country-stats": indicators,
    "covid-19": files(
        "time_series_covid19_confirmed_global.csv <- covid/time_series_covid19_confirmed_global.csv",
        "time_series_covid19_deaths_global.csv <- covid/time_series_covid19_deaths_global.csv",
        "dpc-covid19-ita-andamento-nazionale.csv <- covid/dpc-covid19-ita-andamento-nazionale.csv",
    ),
    "earthquakes": quakes,
    "ecb-rates": rates,
    "gaza-casualties": files("casualties_daily.min.json <- gaza-casualties/casualties_daily.json"),
    "global-temperature": files("annual.csv <- climate/global-temp-annual.csv"),
    "lebanon-casualties": files("lebanon_casualties_daily.min.json <- gaza-casualties/lebanon_casualties_daily.json"),
    "russian-losses-ukraine": files("russia_losses_personnel.json <- ukraine-russia/russia_losses_personnel.json"),
    "west-bank-casualties": files("west_bank_daily.min.json <- gaza-casualties/west_bank_daily.json"),
}

# An event that two exports date to different minutes, and one beside which another lost its toll since: the newest
# export alone tells them by kind, place and year.
NEW = {"earthquakes": {"events": 2, "counts": 2, "magnitudes": 2}}


def test_every_shipped_pack_with_an_upstream_is_here() -> None:
    assert set(UPSTREAMS) == {folder.name for folder in shipped().iterdir() if paths(folder.name)}


@pytest.mark.skipif(not RAW.is_dir(), reason="the raw files are not here")
@pytest.mark.parametrize("name", UPSTREAMS)
def test_what_is_shipped_is_what_came(name: str, tmp_path: Path, server: Server) -> None:
    pack = copied(name, tmp_path, server)
    for end, content in UPSTREAMS[name]().items():
        server.serve(content, path=f"/{end}")

    outcome = run(pack, DAY)

    assert NEW.get(name, {}) == {table.table: table.added for table in outcome.tables if table.added}
    assert not [each for each in outcome.tables if each.revised or each.dropped]
