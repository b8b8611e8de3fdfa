"""Each upstream format, from a server that sends a small file in its form, and files that are not in it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.refresh.conftest import Server
from tests.refresh.upstreams import quake
from verify.errors import RefreshError
from verify.refresh.came import BROKEN as REPORTED
from verify.refresh.decode import FormError, unzipped
from verify.refresh.download import download
from verify.refresh.fetch import Fetcher
from verify.refresh.formats import Row, Wanted, adapter, adapters
from verify.refresh.limits import Limits

NOAA_TSV = (
    '"Search Parameters"\t"Year"\t"Mo"\t"Dy"\t"Hr"\t"Mn"\t"Location Name"\t"Longitude"\t"Mag"\t"Deaths"'
    '\t"Total Deaths"\t"Injuries"\t"Total Injuries"\n'
    '"[""2020 <= Year""]"\t\t\t\t\t\t\t\t\t\t\t\t\n'
    '""\t2023\t2\t6\t1\t17\t"NEPAL:  KATHMANDU"\t85.3\t7.8\t120\t120\t900\t900\n'
    '""\t2021\t\t\t\t\t"SOMEWHERE"\t\t\t3\t3\t\t\n'
)


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


def came(server: Server, name: str, url: str | None = None, path: str = "x.csv", **map_: object) -> list[Row]:
    module = adapter(name)
    assert module is not None
    found = download(url or server.url(), module, Fetcher(), {})
    return list(module.rows(found.content or (), Wanted(path, "2026-11-24", map_)))


def test_csse_adds_up_a_country_and_the_whole_within_its_days(server: Server) -> None:
    days = "Province/State,Country/Region,Lat,Long,1/22/20,02-01-2020,2/2/20"
    places = (",Ruritania,1,2,0,9,9", "Isle,Ruritania,1,2,0,1,2", "North,Freedonia,,,3,4,", ",A ship,,,7,7,7")
    server.serve("\n".join([days, *places]) + "\n")
    entities = {"Ruritania": "ru", "Freedonia": "fd"}
    rows = came(server, "csse", metric="deaths", whole="world", entities=entities, to="2020-02-01")

    assert [
        ("fd", "2020-01-22", "3"),
        ("fd", "2020-02-01", "4"),
        ("ru", "2020-02-01", "10"),
        ("world", "2020-01-22", "10"),
        ("world", "2020-02-01", "21"),
    ] == [(row["entity"], row["as_of"], row["value"]) for row in rows]
    assert {"deaths"} == {row["metric"] for row in rows}


def test_noaa_comes_as_a_table(server: Server) -> None:
    server.serve(NOAA_TSV)
    (event,) = came(server, "noaa_earthquakes", path="events.csv")
    count, injured = came(server, "noaa_earthquakes", path="counts.csv")
    (magnitude,) = came(server, "noaa_earthquakes", path="magnitudes.csv")

    assert ("quake-np-2023-02-06", "2023-02-06", "", "7.8") == tuple(
        event[name] for name in ("event", "start", "end", "magnitude")
    )
    assert ("killed", "102", "138", "120") == tuple(count[name] for name in ("metric", "low", "high", "reported"))
    assert ("injured", "300", "2700", "900") == tuple(injured[name] for name in ("metric", "low", "high", "reported"))
    assert ("magnitude", "7.5", "8.1") == tuple(magnitude[name] for name in ("metric", "low", "high"))


def test_noaa_comes_in_pages_over_which_an_event_must_be_told(server: Server) -> None:
    first = quake(2023, 2, 60, "NEPAL")
    server.serve(json.dumps({"items": [first], "page": 1, "totalPages": 2}), path="/q?minYear=2020")
    server.serve(
        json.dumps({"items": [quake(2024, 2, 70, "FIJI")], "page": 2, "totalPages": 2}), path="/q?minYear=2020&page=2"
    )
    url = server.url("/q?minYear=2020")
    apart = came(server, "noaa_earthquakes", url, path="events.csv")
    second = json.dumps({"items": [quake(2023, 9, 50, "NEPAL")], "page": 2, "totalPages": 2})
    server.serve(second, path="/q?minYear=2020&page=2")

    assert ["quake-np-2023-02-05", "quake-fj-2024-02-05"] == [row["event"] for row in apart]
    assert [] == came(server, "noaa_earthquakes", url, path="events.csv")


def test_the_world_bank_comes_in_pages_over_which_ranks_are_made(server: Server) -> None:
    first = world_bank(1, 2, ("FR", "FRA", "2023", 68), ("1W", "WLD", "2023", 8000))
    server.serve(first, path="/v2?format=json")
    server.serve(
        world_bank(2, 2, ("FR", "FRA", "2024", None), ("DE", "DEU", "2023", 84)), path="/v2?format=json&page=2"
    )
    url = server.url("/v2?format=json")
    said: dict[str, Any] = {
        "metric": "population",
        "day": "12-31",
        "decimals": 0,
        "entities": {"FRA": "fr", "DEU": "de", "WLD": "all"},
    }

    assert [("all", "2023-12-31", "8000"), ("de", "2023-12-31", "84"), ("fr", "2023-12-31", "68")] == [
        (row["entity"], row["as_of"], row["value"]) for row in came(server, "world_bank", url, **said)
    ]
    ranks = came(server, "world_bank", url, **said, rank={"near": 0.02, "places": 2, "wholes": ["all"]})
    assert [("de", "1", "1"), ("fr", "2", "2")] == [(row["entity"], row["low"], row["high"]) for row in ranks]


def test_pages_have_an_end(server: Server) -> None:
    server.serve(world_bank(1, 10_000), path="/v2")
    for page in range(2, 300):
        server.serve(world_bank(page, 10_000), path=f"/v2?page={page}")
    with pytest.raises(Exception, match="more than 200 pages"):
        came(server, "world_bank", server.url("/v2"))


def test_pages_together_have_a_limit(server: Server) -> None:
    for page in range(1, 4):
        server.serve(world_bank(page, 3, *[("FR", "FRA", "2023", 68)] * 20), path=f"/v2?page={page}")
    module = adapter("world_bank")
    assert module is not None
    with pytest.raises(RefreshError, match="more than 3000 bytes on 2 pages; check the address"):
        download(server.url("/v2?page=1"), module, Fetcher(Limits(unpacked=3000)), {})


def test_the_central_bank_comes_in_a_zip(server: Server) -> None:
    server.serve(zipped(hist__csv="Date,USD,CYP,\n2026-10-30,1.1172,N/A,\n2026-10-29,1.1130,0.5,\n"))
    rows = came(server, "ecb_rates", metric="rate", entities={"USD": "us", "CYP": "cy"})

    assert [("us", "1.1172", "USD"), ("us", "1.1130", "USD"), ("cy", "0.5", "CYP")] == [
        (row["entity"], row["value"], row["unit"]) for row in rows
    ]


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


def test_daily_reports_are_taken_and_what_is_filled_in_is_not(server: Server) -> None:
    days = [
        {"at": "2024-01-01", "by": "un", "dead": 5},
        {"at": "2024-01-02", "by": "fill", "dead": 6},
        {"at": "2024-01-03", "by": "un", "dead": 8},
        {"at": "2024-03-01", "by": "un", "dead": 9},
    ]
    server.serve(json.dumps(days))
    counts = {"dead": {"metric": "killed"}}
    rows = came(server, "daily_reports", day="at", entity="x", only={"by": "un"}, counts=counts)

    assert [
        ("2024-01-01", "5", "5", ""),
        ("2024-01-02", "5", "8", "derived"),
        ("2024-01-03", "8", "8", ""),
        ("2024-03-01", "9", "9", ""),
    ] == sorted((row["as_of"], row["low"], row["high"], row["status"]) for row in rows)


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
    "csse": (
        "",
        "a,b\n1,2\n",
        "Province/State,Country/Region\n,x\n",
        "Country/Region,Province/State,Lat,Long\nx,,1,2\n",
        "Province/State,Country/Region,Lat,Long,1/22/20\n,x,1,2,many\n",
        "Province/State,Country/Region,Lat,Long,Total\n,x,1,2,3\n",
        "Province/State,Country/Region,Lat,Long,13/45/20\n,x,1,2,3\n",
    ),
    "daily_reports": (
        "{}",
        "[]",
        '[{"d": "2024-01-01"}]',
        '[{"d": "2024-01-01", "n": "six"}]',
        '[{"d": "2024-01-01", "n": true}]',
        '[{"d": "1 January", "n": 6}]',
        '[{"d": "2024-01-01", "n": 6}, 1]',
        '[{"d": null, "n": 6}]',
    ),
    "noaa_co2": ("", "<html>", "Date,Decimal Date,Average\n2024-01,x,y,1,2,3,4\n", "Date,Decimal Date,Average\n1,2\n"),
    "noaa_earthquakes": ("{}", "[]", '{"items": [{"year": "x"}]}', "a\tb\n1\t2\t3\n", '{"items": [{"year": {}}]}'),
    "world_bank": (
        "{}",
        "[]",
        '[{"message": [{"value": "Invalid"}]}]',
        '[{"page": 1}]',
        "[1, 2]",
        '[{"page": 1}, [{"date": "2023"}]]',
        '[{"page": 1}, [{"countryiso3code": "FRA", "date": "2023Q1", "value": 3}]]',
        '[{"page": 1}, [{"countryiso3code": "FRA", "date": "2023", "value": "many"}]]',
    ),
    "ecb_rates": ("", "PK", "PK\x03\x04", "Date,USD\n2026-10-30,many\n", "Day,USD\n2026-10-30,1\n", "Date,USD\nx,1\n"),
    "wikidata_offices": ("{}", "[]", '{"results": {"bindings": {}}}', '{"results": {"bindings": [1]}}'),
    "json_table": ("{}", "3", "[1]", '[{"d": [1], "n": 2}]', '[{"n": 2}]', '[{"d": "2024-01-01", "n": true}]'),
    "csv_table": ("a\n1\n", "d,n\n2024-13-,x\n", 'd,n\n"2024-01-01,1\n', "d\n1\n"),
    "gaza_casualties": ("{}", "null"),
}


OTHERWISE = {"world_bank": {"day": "12-31"}}
MAP: dict[str, object] = {
    "metric": "m", "entity": "x", "columns": {"d": "as_of", "n": "value"}, "day": "d", "counts": {"n": {"metric": "m"}},
    "whole": "world", "entities": {"FRA": "fr", "USD": "usd"}, "decimals": 0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content"), [(name, content) for name in sorted(adapters()) for content in BROKEN[name]]
)
def test_what_is_not_of_the_form_is_an_error_that_a_refresh_reports(name: str, content: str) -> None:
    module = adapter(name)
    assert module is not None
    wanted = Wanted(
        "events.csv" if name == "noaa_earthquakes" else "daily.csv", "2026-11-24", MAP | OTHERWISE.get(name, {})
    )

    with pytest.raises(REPORTED):
        list(module.rows([content.encode()], wanted))


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.csv", "w") as file:
        for _ in range(101):
            file.write(bytes(1_000_000))
    module = adapter("ecb_rates")
    assert module is not None
    with pytest.raises(FormError, match="more than 100000000 bytes"):
        list(module.rows([path.read_bytes()], Wanted("x", "2026-11-24", {"metric": "rate"})))


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


@pytest.mark.parametrize(
    ("local", "central", "byte", "said"),
    [(8, 10, 99, "compression method is not supported"), (6, 8, 1, "is encrypted")],
    ids=["method", "encrypted"],
)
def test_a_zip_that_cannot_be_unpacked_is_refused(local: int, central: int, byte: int, said: str) -> None:
    """Its method of compression is not known, or it wants a password: both stand in its two headers."""
    content = bytearray(zipped(a__csv="Date,USD\n"))
    content[local] = byte
    content[content.index(b"PK\x01\x02") + central] = byte
    with pytest.raises(FormError, match=f"not a zip file: .*{said}"):
        unzipped(bytes(content), ".csv")


def test_two_tables_in_a_zip_are_refused() -> None:
    module = adapter("ecb_rates")
    assert module is not None
    with pytest.raises(FormError, match=r"2 files \.csv in the zip"):
        list(module.rows([zipped(a__csv="", b__csv="")], Wanted("x", "2026-11-24", {"metric": "rate"})))
