"""Each upstream format, from a server that sends a small file in its form, and files that are not in it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.refresh.conftest import Server
from verify.refresh.decode import FormError, unzipped
from verify.refresh.download import download
from verify.refresh.fetch import Fetcher
from verify.refresh.formats import Row, Wanted, adapter, adapters
from verify.refresh.run import BROKEN as REPORTED

CSSE = """Province/State,Country/Region,Lat,Long,1/22/20,02-01-2020
,Ruritania,1,2,5,9
Isle,Ruritania,1,2,1,1
North,Freedonia,,,3,4
South,Freedonia,,,2,2
,Elsewhere,,,7,7
"""
NOAA_TSV = (
    '"Search Parameters"\t"Year"\t"Mo"\t"Dy"\t"Hr"\t"Mn"\t"Location Name"\t"Mag"\t"Deaths"\t"Injuries"'
    '\t"Total Deaths"\t"Total Injuries"\n'
    '"[""2020 <= Year""]"\t\t\t\t\t\t\t\t\t\t\t\n'
    '""\t2023\t2\t6\t1\t17\t"RURITANIA:  STRELSAU"\t7.8\t\t\t120\t\n'
    '""\t2021\t\t\t\t\t"SOMEWHERE"\t\t3\t\t\t\n'
)
QUAKE = {
    "year": 2023, "month": 2, "day": 6, "hour": 1, "minute": 17, "locationName": "RURITANIA: STRELSAU",
    "eqMagnitude": 7.8, "deathsTotal": 120, "injuriesTotal": 900,
}  # fmt: skip


def zipped(**files: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "."), text)
    return target.getvalue()


def holder(name: str, start: str, end: str | None = None) -> dict[str, Any]:
    binding = {"person": "http://www.wikidata.org/entity/Q1", "personLabel": name, "start": start}
    return {key: {"value": value} for key, value in (binding | ({"end": end} if end else {})).items()}


def world_bank(page: int, pages: int, *rows: tuple[str, str, str, int | None]) -> str:
    items = [
        {"country": {"id": two}, "countryiso3code": three, "date": year, "value": value}
        for two, three, year, value in rows
    ]
    return json.dumps([{"page": page, "pages": pages, "per_page": 2, "total": 3}, items])


def came(server: Server, name: str, url: str | None = None, **map_: object) -> list[Row]:
    module = adapter(name)
    assert module is not None
    found = download(url or server.url(), module, Fetcher(), {})
    return [row for page in found.content or () for row in module.rows(page, Wanted("x.csv", "2026-11-24", map_))]


def test_csse_adds_up_a_country(server: Server) -> None:
    server.serve(CSSE)
    rows = came(server, "csse", metric="deaths", entities={"Ruritania": "ru", "Freedonia": "fd"})

    assert [
        ("ru", "2020-01-22", "6"),
        ("ru", "2020-02-01", "10"),
        ("fd", "2020-01-22", "5"),
        ("fd", "2020-02-01", "6"),
    ] == [(row["entity"], row["as_of"], row["value"]) for row in rows]
    assert {"deaths"} == {row["metric"] for row in rows}


def test_noaa_comes_as_a_table(server: Server) -> None:
    server.serve(NOAA_TSV)
    event = "ruritania-strelsau-2023-02-06-0117"

    assert [{"event": event, "title": "earthquake, RURITANIA:  STRELSAU", "start": "2023-02-06"}] == came(
        server, "noaa_earthquakes", table="events"
    )
    assert [(event, "killed", "120"), (event, "magnitude", "7.8")] == [
        tuple(row.values()) for row in came(server, "noaa_earthquakes", table="counts")
    ]


def test_noaa_comes_in_pages(server: Server) -> None:
    other = QUAKE | {"year": 2024, "deathsTotal": None, "deaths": 4, "injuriesTotal": None}
    server.serve(json.dumps({"items": [QUAKE], "page": 1, "totalPages": 2}), path="/q?minYear=2020")
    server.serve(json.dumps({"items": [other], "page": 2, "totalPages": 2}), path="/q?minYear=2020&page=2")
    rows = came(server, "noaa_earthquakes", server.url("/q?minYear=2020"), table="counts")

    assert ["120", "900", "7.8", "4", "7.8"] == [row["value"] for row in rows]


def test_the_world_bank_comes_in_pages(server: Server) -> None:
    first = world_bank(1, 2, ("FR", "FRA", "2023", 68), ("1W", "WLD", "2023", 8000))
    server.serve(first, path="/v2?format=json")
    server.serve(
        world_bank(2, 2, ("FR", "FRA", "2024", None), ("DE", "DEU", "2024", 84)), path="/v2?format=json&page=2"
    )
    url = server.url("/v2?format=json")

    assert [("fr", "2023-12-31", "68"), ("de", "2024-12-31", "84")] == [
        (row["entity"], row["as_of"], row["value"]) for row in came(server, "world_bank", url, metric="population")
    ]
    mapped = came(server, "world_bank", url, metric="population", entities={"WLD": "world"})
    assert ["world"] == [row["entity"] for row in mapped]


def test_pages_have_an_end(server: Server) -> None:
    server.serve(world_bank(1, 10_000), path="/v2")
    for page in range(2, 300):
        server.serve(world_bank(page, 10_000), path=f"/v2?page={page}")
    with pytest.raises(Exception, match="more than 200 pages"):
        came(server, "world_bank", server.url("/v2"))


def test_the_central_bank_comes_in_a_zip(server: Server) -> None:
    server.serve(zipped(hist__csv="Date,USD,CYP,\n2026-10-30,1.1172,N/A,\n2026-10-29,1.1130,0.5,\n"))
    rows = came(server, "ecb_rates", entities={"USD": "us", "CYP": "cy"})

    assert [("us", "1.1172"), ("us", "1.1130"), ("cy", "0.5")] == [(row["entity"], row["value"]) for row in rows]


def test_wikidata_tells_of_office_holders(server: Server) -> None:
    bindings = [
        holder("Rudolf Rassendyll", "2021-08-25T00:00:00Z", "2024-08-21T00:00:00Z"),
        holder("Rudolf Rassendyll", "2021-08-25T00:00:00Z"),
        holder("Q42", "2020-01-01T00:00:00Z"),
        holder("Flavia Élphberg", "2024-08-21T00:00:00Z"),
    ]
    server.serve(json.dumps({"head": {}, "results": {"bindings": bindings}}))
    rows = came(server, "wikidata_offices", office="minister of defence", entity="ruritania")

    assert [("rassendyll-rudolf", "2024-08-21"), ("elphberg-flavia", "")] == [
        (row["person"], row["end"]) for row in rows
    ]


def test_tech_for_palestine_tells_of_the_west_bank_and_lebanon(server: Server) -> None:
    server.serve(
        json.dumps(
            [
                {"report_date": "2023-10-07", "verified": {"killed_cum": 6, "injured_cum": 197}, "flash_source": "un"},
                {"report_date": "2023-10-08", "flash_source": "un"},
            ]
        )
    )
    assert ["6", "197"] == [row["value"] for row in came(server, "west_bank")]

    days = [
        {"report_date": "2024-12-04", "phase": 1, "killed_cum": 4047, "killed_cum_reported": 4047},
        {"report_date": "2026-03-02", "phase": 2, "killed_cum": 4057, "killed_cum_reported": 10},
    ]
    server.serve(json.dumps(days))
    assert [("phase=1", "4047"), ("phase=2", "10")] == [(row["scope"], row["value"]) for row in came(server, "lebanon")]


def test_a_list_may_lie_deep(server: Server) -> None:
    server.serve('{"data": {"rows": [{"at": "2024-01-01", "of": {"n": 3.50}}, {"at": "2024-01-02", "of": {}}]}}')
    rows = came(
        server, "json_table", list="data.rows", columns={"at": "as_of", "of.n": "value"}, constant={"metric": "m"}
    )

    assert [{"metric": "m", "as_of": "2024-01-01", "value": "3.50"}] == rows


def test_several_columns_are_several_metrics(server: Server) -> None:
    server.serve("d;dead;hurt\n2024-01-01;1;2\n2024-01-02;;3\n")
    columns = {"d": "as_of", "dead": "value", "hurt": "value"}
    rows = came(server, "csv_table", delimiter=";", columns=columns, metrics={"dead": "killed", "hurt": "injured"})

    assert [("killed", "1"), ("injured", "2"), ("injured", "3")] == [(row["metric"], row["value"]) for row in rows]


BROKEN = {
    "csse": ("a,b\n1,2\n", "Province/State,Country/Region\n,x\n", "Country/Region,Province/State,1/22/20\nx,,many\n"),
    "noaa_earthquakes": ("{}", "[]", '{"items": [{"year": "x"}]}', "a\tb\n1\t2\t3\n", '{"items": [{"year": {}}]}'),
    "world_bank": ("{}", "[]", '[{"message": [{"value": "Invalid"}]}]', '[{"page": 1}]', "[1, 2]"),
    "ecb_rates": ("", "PK", "Date,USD\n"),
    "wikidata_offices": ("{}", "[]", '{"results": {"bindings": {}}}', '{"results": {"bindings": [1]}}'),
    "west_bank": ("{}", '[{"report_date": "2024-01-01", "verified": {"killed_cum": "six"}}]', '[{"verified": []}, 1]'),
    "lebanon": ("{}", '[{"killed_cum_reported": 1}]'),
    "json_table": ("{}", "3", "[1]", '[{"d": [1], "n": 2}]', '[{"n": 2}]', '[{"d": "2024-01-01", "n": true}]'),
    "csv_table": ("a\n1\n", "d,n\n2024-13-,x\n", 'd,n\n"2024-01-01,1\n', "d\n1\n"),
    "gaza_casualties": ("{}", "null"),
}


@pytest.mark.parametrize(
    ("name", "content"), [(name, content) for name in sorted(adapters()) for content in BROKEN[name]]
)
def test_what_is_not_of_the_form_is_an_error_that_a_refresh_reports(name: str, content: str) -> None:
    module = adapter(name)
    assert module is not None
    wanted = Wanted("daily.csv", "2026-11-24", {"metric": "m", "columns": {"d": "as_of", "n": "value"}})

    with pytest.raises(REPORTED):
        list(module.rows(content.encode(), wanted))


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.csv", "w") as file:
        for _ in range(101):
            file.write(bytes(1_000_000))
    module = adapter("ecb_rates")
    assert module is not None
    with pytest.raises(FormError, match="more than 100000000 bytes"):
        list(module.rows(path.read_bytes(), Wanted("x", "2026-11-24")))


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_damaged_zip_is_refused(method: int) -> None:
    """The directory is whole and the packed bytes are not: each method fails in its own way."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.writestr("a.csv", "Date,USD\n2026-10-30,1.1172\n" * 200)
        packed = archive.infolist()[0].compress_size
    content = bytearray(target.getvalue())
    begin = len("a.csv") + 30  # behind the local header
    content[begin + 9 : begin + packed] = b"\xff" * (packed - 9)
    with pytest.raises(FormError, match="not a zip file"):
        unzipped(bytes(content), ".csv")


def test_two_tables_in_a_zip_are_refused() -> None:
    module = adapter("ecb_rates")
    assert module is not None
    with pytest.raises(FormError, match=r"2 files \.csv in the zip"):
        list(module.rows(zipped(a__csv="", b__csv=""), Wanted("x", "2026-11-24")))
