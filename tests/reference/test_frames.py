"""Parquet tables: held to the same rules as CSV, read only when asked for, and only the rows asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from verify.errors import ReferenceDataError
from verify.reference.catalogue import load_catalogue
from verify.reference.observations import load_observations, load_readable

Write = Callable[..., Path]
ROWS = pl.DataFrame(
    {
        "metric": ["detained"] * 4,
        "entity": ["graustark", "ruritania", "ruritania", "ruritania"],
        "as_of": [date(2024, 1, 2), date(2024, 1, 1), date(2024, 1, 2), date(2024, 1, 3)],
        "vintage": [None] * 4,
        "value": [7, 10, 12, 12],
        "status": [None] * 4,
    },
    schema_overrides={"vintage": pl.Date, "status": pl.String},
)
SERIES = [
    {"metric": "detained", "entity": "ruritania", "first": "2024-01-01", "last": "2024-01-03"},
    {"metric": "detained", "entities": ["graustark"], "first": "2024-01-02", "last": "2024-01-02"},
]


@pytest.fixture
def write_parquet(write_pack: Write, tmp_path: Path) -> Write:
    """Return a function that writes a pack whose table is a Parquet file."""

    def write(frame: pl.DataFrame = ROWS, *, content: bytes | None = None, **change: Any) -> Path:  # noqa: ANN401
        file = tmp_path / "daily.parquet"
        frame.write_parquet(file)
        written = file.read_bytes() if content is None else content

        def describe(descriptor: dict[str, Any]) -> None:
            resource = descriptor["resources"][0]
            digest = f"sha256:{hashlib.sha256(written).hexdigest()}"
            resource.update({"path": "daily.parquet", "format": "parquet", "hash": digest} | change)
            resource["verify:reference"]["series"] = SERIES

        folder = write_pack(describe)
        (folder / "daily.parquet").write_bytes(written)
        return folder

    return write


def test_a_parquet_table_gives_the_same_rows_as_a_csv(write_parquet: Write) -> None:
    rows = load_observations(load_catalogue([write_parquet()]), ["strikes"])

    assert [(7.0, 2), (10.0, 3), (12.0, 4), (12.0, 5)] == list(rows.select("low", "row").iter_rows())


def test_categories_are_read_as_text(write_parquet: Write) -> None:
    folder = write_parquet(ROWS.with_columns(pl.col("metric").cast(pl.Categorical), pl.col("value").cast(pl.UInt32)))

    assert 4 == load_observations(load_catalogue([folder]), ["strikes"]).height


def test_only_the_rows_of_the_entities_that_are_needed_are_read(write_parquet: Write) -> None:
    rows, errors = load_readable(load_catalogue([write_parquet()]), ["strikes"], frozenset(["ruritania"]))

    assert ((), [3, 4, 5]) == (errors, rows["row"].to_list())


def test_a_catalogue_does_not_read_a_parquet_file(write_parquet: Write) -> None:
    folder = write_parquet()
    (folder / "daily.parquet").write_bytes(b"other")
    catalogue = load_catalogue([folder])

    with pytest.raises(ReferenceDataError, match=r"resources\[0\].hash: daily.parquet has the checksum sha256:"):
        load_observations(catalogue, ["strikes"])


def test_a_digest_changes_with_the_checksum_of_a_parquet_file(write_parquet: Write) -> None:
    folder = write_parquet()
    before = load_catalogue([folder]).packs[0].digest
    path = folder / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace("sha256:", "sha256:0"), "utf-8")

    assert before != load_catalogue([folder]).packs[0].digest


BROKEN: list[tuple[dict[str, pl.DataType], str]] = [
    ({"value": pl.Float64()}, "daily.parquet: value: Float64 is no integer; write it in that type"),
    ({"as_of": pl.String()}, "daily.parquet: as_of: String is no date; write it in that type"),
]


@pytest.mark.parametrize(("types", "message"), BROKEN)
def test_a_column_of_another_type_is_named(write_parquet: Write, types: dict[str, pl.DataType], message: str) -> None:
    catalogue = load_catalogue(
        [write_parquet(ROWS.with_columns(pl.col(name).cast(kind) for name, kind in types.items()))]
    )

    with pytest.raises(ReferenceDataError) as caught:
        load_observations(catalogue, ["strikes"])

    assert message in str(caught.value)


def test_a_broken_row_is_named_by_its_number_in_the_file(write_parquet: Write) -> None:
    broken = ROWS.with_columns(value=pl.when(pl.col("as_of") == date(2024, 1, 3)).then(1001).otherwise(pl.col("value")))
    catalogue = load_catalogue([write_parquet(broken)])

    for wanted in (None, frozenset(["ruritania"])):
        _, errors = load_readable(catalogue, ["strikes"], wanted)
        assert "daily.parquet: row 5: value: '1001': more than 1000" in str(errors[0])


def test_a_file_that_is_no_parquet_is_refused(write_parquet: Write) -> None:
    catalogue = load_catalogue([write_parquet(content=b"metric,entity\n")])

    with pytest.raises(ReferenceDataError, match=r"daily\.parquet: not Parquet: "):
        load_observations(catalogue, ["strikes"])


def test_other_columns_are_refused(write_parquet: Write) -> None:
    catalogue = load_catalogue([write_parquet(ROWS.drop("status"))])

    with pytest.raises(
        ReferenceDataError, match=r"daily\.parquet: the columns are metric, entity, as_of, vintage, val"
    ):
        load_observations(catalogue, ["strikes"])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"hash": None}, "resources[0]: no hash; add the checksum of the file, as sha256:..."),
        ({"path": "none.parquet"}, "resources[0].path: no file 'none.parquet'; add the file"),
        ({"format": "feather"}, "resources[0].format: 'feather' is not known; use one of csv, parquet"),
    ],
)
def test_a_parquet_resource_that_breaks_the_form_is_refused(
    write_parquet: Write, change: dict[str, Any], message: str
) -> None:
    with pytest.raises(ReferenceDataError) as caught:
        load_catalogue([write_parquet(**change)])

    assert message in str(caught.value)
