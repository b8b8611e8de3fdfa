"""A descriptor that breaks the form is refused in one line that names the key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from verify.errors import ReferenceDataError
from verify.reference.catalogue import load_catalogue

Descriptor = dict[str, Any]


def block(descriptor: Descriptor) -> Descriptor:
    found: Descriptor = descriptor["resources"][0]["verify:reference"]
    return found


def test_a_sound_pack_loads(write_pack: Callable[..., Path]) -> None:
    catalogue = load_catalogue([write_pack()])

    assert ["strikes"] == [pack.name for pack in catalogue.packs]
    assert [("detained", "", "person")] == [(entry.metric, entry.scope, entry.unit) for entry in catalogue.series]
    assert ("interpellés",) == catalogue.metrics[0].cues["fr"]


def test_series_with_the_same_days_may_be_listed_together(write_pack: Callable[..., Path]) -> None:
    def several(descriptor: Descriptor) -> None:
        days = {"first": "2024-01-01", "last": "2024-01-03"}
        block(descriptor)["series"] = [{"metric": "detained", "entities": ["graustark", "ruritania"], **days}]

    catalogue = load_catalogue([write_pack(several)])

    assert ["graustark", "ruritania"] == [entry.entity for entry in catalogue.series]


def test_a_metric_takes_words_of_several_kinds(write_pack: Callable[..., Path]) -> None:
    words = {"unit": "person", "of": "killed", "topic": {"fr": ["grève"]}, "unless": {"fr": ["soit"]}}
    catalogue = load_catalogue([write_pack(lambda d: block(d)["metrics"].update(detained=words))])

    assert (("killed",), ("grève",)) == (catalogue.metrics[0].of, catalogue.metrics[0].said("topic", "fr"))
    assert () == catalogue.metrics[0].said("topic", "en") == catalogue.metrics[0].said("leads", "fr")


BROKEN: list[tuple[str, Callable[[Descriptor], object], str]] = [
    (
        "one entity and several",
        lambda d: block(d)["series"][0].update(entities=["graustark"]),
        "verify:reference.series[0]: not one of 'entity' and 'entities'; name one entity, or list several",
    ),
    (
        "a metric of another without a topic",
        lambda d: block(d)["metrics"]["detained"].update(of="killed"),
        "verify:reference.metrics.detained: 'of' without 'topic'; add the words of which one must stand near",
    ),
    (
        "an unknown kind of words",
        lambda d: block(d)["metrics"]["detained"].update(words={"fr": ["a"]}),
        "verify:reference.metrics.detained: 'words' is not a known key; use one of among, aside, cues, inverse, leads,",
    ),
    (
        "a margin as a float",
        lambda d: block(d).update(margin=0.1),
        "verify:reference.margin: 0.1 is not a text; write words in quotes",
    ),
    (
        "unknown shape",
        lambda d: block(d).update(shape="serie"),
        "datapackage.json: resources[0].verify:reference.shape: 'serie' is not known; use one of series, events,",
    ),
    (
        "unknown key of a block",
        lambda d: block(d).update(clamant="x"),
        "resources[0].verify:reference: 'clamant' is not a known key; use one of accumulation, caveats, claimant",
    ),
    (
        "missing key of a block",
        lambda d: block(d).pop("claimant"),
        "resources[0].verify:reference: 'claimant' is missing; add 'claimant'",
    ),
    (
        "unknown key of a resource",
        lambda d: d["resources"][0].update(pth="daily.csv"),
        "resources[0]: 'pth' is not a known key; use one of",
    ),
    (
        "unknown status",
        lambda d: block(d).update(status="true"),
        "resources[0].verify:reference.status: 'true' is not known; use one of official, party-reported,",
    ),
    (
        "a lag in hours",
        lambda d: block(d).update(lag={"typical": "PT16H", "longest": "P2D"}),
        "verify:reference.lag.typical: 'PT16H' is not a number of days; write it as P3D",
    ),
    (
        "a day that is none",
        lambda d: block(d).update(origin="2024-02-30"),
        "verify:reference.origin: '2024-02-30' is not a day; write it as YYYY-MM-DD",
    ),
    (
        "a scope out of order",
        lambda d: block(d)["series"][0].update(scope="b=1;a=2"),
        "verify:reference.series[0].scope: 'b=1;a=2' is not a scope",
    ),
    (
        "a metric that is not declared",
        lambda d: block(d)["series"][0].update(metric="killed"),
        "resources[0].verify:reference.series: 'killed' is not among the metrics; use one of detained",
    ),
    (
        "a loose distance as a float",
        lambda d: block(d).update(loose=0.1),
        "verify:reference.loose: 0.1 is not a text; write words in quotes",
    ),
    (
        "no licence",
        lambda d: d.pop("licenses"),
        "resources[0]: no licence; add licenses: [{name}] to the resource or to the package",
    ),
    ("no source", lambda d: d["resources"][0].pop("sources"), "resources[0]: no source; add sources: [{title, path}]"),
    ("no resource", lambda d: d.update(resources=[]), "resources: no resource; name at least one table"),
    ("a name with spaces", lambda d: d.update(name="My pack"), "name: 'My pack' is not a name; use lower-case letters"),
    (
        "a column that the shape needs",
        lambda d: d["resources"][0]["schema"]["fields"].pop(2),
        "resources[0].schema.fields: no column 'as_of', which shape series needs; add it as date",
    ),
    (
        "a column of the wrong type",
        lambda d: d["resources"][0]["schema"]["fields"][2].update(type="string"),
        "resources[0].schema.fields[2].type: 'string' is not 'date'; as_of is date",
    ),
    (
        "a type that is not read",
        lambda d: d["resources"][0]["schema"]["fields"][2].update(type="datetime"),
        "resources[0].schema.fields[2].type: 'datetime' is not known; use one of string, integer, number, date",
    ),
    (
        "a key that is no column",
        lambda d: d["resources"][0]["schema"].update(primaryKey=["day"]),
        "resources[0].schema.primaryKey: 'day' is no column; use some of metric, entity",
    ),
    (
        "a pattern that is none",
        lambda d: d["resources"][0]["schema"]["fields"][1].update(constraints={"pattern": "("}),
        "resources[0].schema.fields[1].constraints.pattern: '(' is not a pattern",
    ),
    (
        "a path that climbs out",
        lambda d: d["resources"][0].update(path="../daily.csv"),
        "resources[0].path: '../daily.csv' leads out of the pack; name a file inside the folder",
    ),
    (
        "an absolute path",
        lambda d: d["resources"][0].update(path="/etc/passwd"),
        "resources[0].path: '/etc/passwd' leads out of the pack",
    ),
    (
        "an address",
        lambda d: d["resources"][0].update(path="https://example.org/daily.csv"),
        "resources[0].path: 'https://example.org/daily.csv' leads out of the pack",
    ),
    (
        "a file that is not there",
        lambda d: d["resources"][0].update(path="weekly.csv"),
        "resources[0].path: 'weekly.csv' cannot be read: No such file or directory; add the file",
    ),
    (
        "a wrong checksum",
        lambda d: d["resources"][0].update(hash="sha256:00"),
        "resources[0].hash: daily.csv has the checksum sha256:",
    ),
    (
        "a checksum of another kind",
        lambda d: d["resources"][0].update(hash="d41d8cd98f00b204e9800998ecf8427e"),
        "resources[0].hash: 'd41d8cd98f00b204e9800998ecf8427e' is not known; write it as sha256:...",
    ),
    (
        "two resources of one name",
        lambda d: d["resources"].append(d["resources"][0]),
        "resources[1].name: 'daily' is used twice; give each resource its own name",
    ),
]


@pytest.mark.parametrize(("change", "message"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_broken_descriptor_is_named(
    write_pack: Callable[..., Path], change: Callable[[Descriptor], object], message: str
) -> None:
    folder = write_pack(change)

    with pytest.raises(ReferenceDataError) as caught:
        load_catalogue([folder])

    assert message in str(caught.value)
    assert "datapackage.json" in caught.value.where


def test_a_helper_table_needs_its_parent(write_pack: Callable[..., Path]) -> None:
    def change(descriptor: Descriptor) -> None:
        resource = descriptor["resources"][0]
        resource["schema"]["fields"][1]["name"] = "event"
        resource["schema"]["primaryKey"] = []
        resource["verify:reference"] = {
            "shape": "counts",
            "parent": "events",
            "metrics": {"detained": {"unit": "person"}},
        }

    folder = write_pack(change)

    with pytest.raises(
        ReferenceDataError, match="parent: 'events' is no resource of shape events; name one that is: none"
    ):
        load_catalogue([folder])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "not JSON: Expecting property name"),
        (b'{"name": "\xff"}', "not UTF-8: invalid start byte at byte 10; save it as UTF-8"),
        (b"[]", "[] is not an object; write it in braces"),
        (b"[" * 100_000, "not JSON: "),
    ],
)
def test_a_descriptor_that_is_no_json_object_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "datapackage.json").write_bytes(content)

    with pytest.raises(ReferenceDataError) as caught:
        load_catalogue([tmp_path])

    assert message in str(caught.value)
