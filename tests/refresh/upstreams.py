"""Small files of our own in the form of every upstream of a shipped pack: as it was, and as it is a day later.

The figures are made up. Each case says what a refresh of the pack that was made of the first must bring.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["CASES", "Case"]

Contents = tuple[bytes, ...]  # for each address of the pack, in the order of its tables


@dataclass(frozen=True, slots=True)
class Case:
    """A pack, what its upstreams sent and send now, and how many rows of each table are new and revised."""

    pack: str
    first: Contents
    then: Contents
    brings: Mapping[str, tuple[int, int]]
    slips: Mapping[str, tuple[int, bytes]] = field(
        default_factory=dict
    )  # words of the refusal → at which address, what


def table(*lines: str) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def listed(*records: object) -> bytes:
    return json.dumps(records).encode()


def zipped(content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("eurofxref-hist.csv", content)
    return target.getvalue()


BRENT = ("Date,Price", "2026-08-17,70.10", "2026-08-18,71.25")
RATES = ("Date,USD,JPY,CYP,", "2026-10-30,1.1172,175.68,N/A,", "2026-10-29,1.1130,175.92,N/A,")
CLIMATE = ("Source,Year,Mean", "gcag,2023,1.10", "gcag,2022,0.80", "GISTEMP,2023,1.17")


def losses(*totals: int) -> bytes:
    return listed(
        *({"date": f"2026-08-{day:02}", "day": day, "personnel": total} for day, total in enumerate(totals, 1))
    )


def means(*values: float) -> bytes:
    months = [f"2025-{month:02},2025.5,{value},{value},28,0.5,0.2" for month, value in enumerate(values, 1)]
    return table("Date,Decimal Date,Average,Interpolated,Trend,Number of Days", *months)


def flash(day: int, killed: int | None, source: str = "un", injured: int = 900) -> dict[str, object]:
    return {
        "report_date": f"2026-08-{day:02}",
        "killed_cum": killed,
        "killed_children_cum": 20,
        "injured_cum": injured,
        "injured_children_cum": 90,
        "flash_source": source,
        "verified": {"killed_cum": 7},
    }


def bulletin(day: str, phase: int, killed: int, source: str = "moph_lb") -> dict[str, object]:
    return {
        "report_date": day,
        "report_source": source,
        "phase": phase,
        "killed_cum": killed + 1000 * (phase - 1),
        "killed_cum_reported": killed,
        "injured_cum_reported": killed * 4,
    }


BULLETINS = (
    bulletin("2024-12-03", 1, 90),
    bulletin("2024-12-04", 1, 100),
    bulletin("2026-03-05", 2, 10, "ocha"),
    bulletin("2026-03-05", 2, 12),
    bulletin("2026-03-08", 2, 20),
)


def gaza(
    day: int, killed: int, injured: int, children: int | None = None, women: int | None = None
) -> dict[str, object]:
    return {
        "report_date": f"2026-08-{day:02}",
        "report_source": "mohtel",
        "killed_cum": killed,
        "injured_cum": injured,
        "killed_children_cum": children,
        "killed_women_cum": women,
        "ext_killed_cum": killed + 5,
    }


GAZA = (gaza(20, 1000, 2000, 300, 200), gaza(21, 1010, 2020))


def indicator(*values: tuple[str, int, float | None]) -> bytes:
    items = [
        {
            "indicator": {"id": "X"},
            "country": {"id": code[:2], "value": code},
            "countryiso3code": code,
            "date": str(year),
            "value": value,
        }
        for code, year, value in values
    ]
    return json.dumps([{"page": 1, "pages": 1, "per_page": 20000, "total": len(items)}, items]).encode()


PEOPLE = (
    ("CHN", 2023, 1000), ("IND", 2023, 990), ("FRA", 2023, 60), ("SYR", 2023, 50), ("WLD", 2023, 9000),
    ("SSA", 2023, 700), ("FRA", 2024, None),
)  # fmt: skip
MONEY = (("USA", 2023, 200.4), ("FRA", 2023, 100.2), ("CHE", 2023, 98.9))
PRICES = (("FRA", 2022, 3.14159), ("FRA", 2023, 5.2))


def wide(*rows: tuple[str, str, int, int, int, int]) -> bytes:
    lines = [f'{province},"{country}",1,2,{",".join(map(str, counts))}' for province, country, *counts in rows]
    return table("Province/State,Country/Region,Lat,Long,10/9/21,10/10/21,10/11/21,10/12/21", *lines)


CASES_OF_COVID = wide(
    ("", "Italy", 10, 11, 12, 13), ("Hubei", "China", 5, 5, 5, 5), ("", "Diamond Princess", 7, 7, 7, 7)
)
DEATHS = wide(("", "Italy", 0, 1, 2, 2), ("Hubei", "China", 3, 3, 3, 3), ("", "Diamond Princess", 1, 1, 1, 1))
ITALY = ("data,stato,deceduti,totale_casi", "2025-01-01T17:00:00,ITA,5,50", "2025-01-08T17:00:00,ITA,6,60")


def quake(year: int, month: int, deaths: int | None, where: str, total: int | None = None) -> dict[str, object]:
    dated = {"id": 1, "year": year, "month": month, "day": 5, "hour": 10, "minute": 30}
    place = {"locationName": where, "longitude": 30.5, "country": where}
    return dated | place | {"eqMagnitude": 7.0, "deaths": deaths, "deathsTotal": total or deaths, "injuries": 9}


def page(*items: dict[str, object]) -> bytes:
    return json.dumps({"items": items, "page": 1, "totalPages": 1, "itemsPerPage": 200}).encode()


QUAKES = (
    quake(2020, 1, 60, "TURKEY:  ELAZIG"), quake(2021, 2, 70, "PERU: LIMA"), quake(2021, 3, 5, "PERU: CUSCO"),
    quake(2022, 4, 80, "NEPAL"), quake(1899, 4, 80, "NEPAL"), quake(2019, 5, 200, "MYANMAR (BURMA)"),
)  # fmt: skip

CASES = (
    Case(
        "brent",
        (table(*BRENT),),
        (table(BRENT[0], BRENT[1], "2026-08-18,71.30", "2026-08-19,72.00", "2026-08-20,"),),
        {"daily": (1, 1)},
        {
            "2026-08-19: 0 differs from": (0, table(*BRENT, "2026-08-19,0")),
            "no 'Price'": (0, table("Date,Close", "2026-08-17,70.10")),
            "1 rows came where 2 were": (0, table(*BRENT[:2])),
        },
    ),
    Case(
        "ecb-rates",
        (zipped(table(*RATES)),),
        (zipped(table(RATES[0], "2026-10-31,1.1200,176.00,N/A,", "2026-10-30,1.1180,175.68,N/A,", RATES[2])),),
        {"daily": (2, 1)},
        {
            "2026-10-31: 0 differs from": (0, zipped(table(*RATES, "2026-10-31,0,176,N/A,"))),
            "no column 'Date'": (0, zipped(table("Day,USD", "2026-10-30,1"))),
        },
    ),
    Case(
        "global-temperature",
        (table(*CLIMATE),),
        (table(*CLIMATE[:-1], "GISTEMP,2023,1.18", "GISTEMP,2024,1.29", "gcag,2024,1.17"),),
        {"gistemp": (1, 1), "hadcrut": (1, 0)},
        {"no 'Mean'": (0, table("Source,Year,Anomaly", "gcag,2023,1.10"))},
    ),
    Case(
        "russian-losses-ukraine",
        (losses(1000, 1010),),
        (losses(1000, 1011, 1020),),
        {"daily": (1, 1)},
        {
            "2026-08-03: 0 is lower than": (0, losses(1000, 1010, 0)),
            "no 'personnel'": (0, listed({"date": "2026-08-01", "people": 1000})),
        },
    ),
    Case(
        "co2",
        (means(*range(420, 431)),),
        (means(*range(420, 430), 430.5, 431),),
        {"monthly": (1, 1), "yearly": (1, 0)},
        {
            "9 rows came where 11 were": (0, means(*range(420, 429), 0, 0)),
            "2025-12-31: 4.3 differs from": (0, means(*range(420, 431), 4.3)),
            "the header does not begin": (0, b"<!doctype html>\n"),
        },
    ),
    Case(
        "west-bank-casualties",
        (listed(flash(1, 100), flash(2, 100, "fill"), flash(4, 110)),),
        (listed(flash(1, 100), flash(2, 104), flash(4, 110), flash(6, 112), flash(7, 112, "fill")),),
        {"flash": (8, 2)},
        {
            "2026-08-05: 0 differs from": (0, listed(flash(1, 100), flash(2, 100, "fill"), flash(4, 110), flash(5, 0))),
            "no day has 'flash_source'": (0, listed({"report_date": "2026-08-01", "killed_cum": 100})),
            "killed_cum: '100' is no count": (0, listed(flash(1, 100) | {"killed_cum": "100"}, flash(4, 110))),
        },
    ),
    Case(
        "lebanon-casualties",
        (listed(*BULLETINS),),
        (listed(*BULLETINS[:-1], bulletin("2026-03-06", 2, 15), BULLETINS[-1], bulletin("2026-03-09", 2, 22)),),
        {"phase-1": (0, 0), "phase-2": (2, 4)},
        {
            "2026-03-09: 0 is lower than": (0, listed(*BULLETINS, bulletin("2026-03-09", 2, 0))),
            "phase 3 is new, and the pack has no table for it": (0, listed(*BULLETINS, bulletin("2027-01-01", 3, 4))),
        },
    ),
    Case(
        "gaza-casualties",
        (listed(*GAZA),),
        (listed(GAZA[0], gaza(21, 1010, 2021, 310, 210), gaza(22, 1020, 2030)),),
        {"daily": (2, 1), "roles": (3, 0), "shares": (3, 0)},
        {
            "2026-08-22: 0 is lower than": (0, listed(*GAZA, gaza(22, 0, 2030))),
            "KeyError: 'report_source'": (0, listed({"report_date": "2026-08-20"})),
        },
    ),
    Case(
        "country-stats",
        (indicator(*PEOPLE), indicator(*MONEY), indicator(*PRICES)),
        (
            indicator(*PEOPLE[:-1], ("FRA", 2024, 61), ("CHN", 2024, 900), ("IND", 2024, 1010), ("SYR", 2024, 50)),
            indicator(("USA", 2023, 220), *MONEY[1:]),
            indicator(PRICES[0], ("FRA", 2023, 5.25)),
        ),
        {
            "population": (3, 0),
            "population-ranks": (4, 0),
            "gdp": (0, 1),
            "gdp-ranks": (0, 0),
            "deflator": (0, 1),
        },
        {
            "value: '0': ": (1, indicator(*MONEY, ("CHE", 2024, 0))),
            "2024-07-01: 0 differs from": (0, indicator(*PEOPLE[:-1], ("FRA", 2024, 0))),
            "the service says": (1, b'[{"message": [{"id": "120", "value": "Invalid indicator"}]}]'),
            "KeyError: 'countryiso3code'": (2, b'[{"page": 1, "pages": 1}, [{"date": "2023", "value": 1}]]'),
        },
    ),
    Case(
        "covid-19",
        (CASES_OF_COVID, DEATHS, table(*ITALY)),
        (
            wide(("", "Italy", 10, 12, 12, 14), ("Hubei", "China", 5, 5, 5, 5), ("", "Diamond Princess", 7, 7, 7, 7)),
            DEATHS,
            table(*ITALY, "2025-01-15T17:00:00,ITA,7,70"),
        ),
        {"csse": (0, 2), "csse-last": (0, 2), "italy": (2, 0)},
        {
            "no column 'Lat'": (0, table("Province/State,Country/Region,1/2/20", ",Italy,3")),
            "10 rows came where 11 were": (
                1,
                wide(("", "Italy", 0, 0, 0, 0), ("Hubei", "China", 3, 3, 3, 3), ("", "Diamond Princess", 1, 1, 1, 1)),
            ),
            "2025-01-15: 0 differs from": (2, table(*ITALY, "2025-01-15T17:00:00,ITA,0,70")),
        },
    ),
    Case(
        "earthquakes",
        (page(*QUAKES),),
        (
            page(
                *QUAKES[:3],
                quake(2022, 4, 85, "NEPAL"),
                QUAKES[5],
                quake(2023, 9, 300, "AFGHANISTAN"),
                quake(2024, 2, 9, "FIJI"),
            ),
        ),
        {"events": (1, 0), "counts": (1, 1), "magnitudes": (1, 0)},
        {
            "KeyError: 'locationName'": (0, page({"year": 2022, "month": 1, "day": 1})),
            "no page with items": (0, b'{"error": "gone"}'),
            "1 rows came where 4 were": (0, page(QUAKES[0])),
        },
    ),
)
