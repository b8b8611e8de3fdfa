"""What an upstream sends, with bytes changed anywhere: an adapter reads it, or says that it is not of its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.refresh.offices import HOLDERS
from tests.refresh.upstreams import CASES
from verify.reference.folder import read_source, shipped
from verify.refresh.came import BROKEN, plans_of
from verify.refresh.formats import Wanted, adapter, adapters, following

PIECES = st.sampled_from(
    [
        b"", b"0", b"-1", b"9" * 400, b"1e999", b"NaN", b"null", b"true", b"{}", b"[]", b'"', b",", b"\t", b"\n",
        b"\x00", b"\xff", b"2024-02-30",
    ]
)  # fmt: skip
Read = Callable[[bytes], object]


def readers() -> list[tuple[str, bytes, Read]]:
    """Return, for each table of each pack, what its upstream sends and what reads that."""
    found: list[tuple[str, bytes, Read]] = []
    for case in CASES:
        asked: dict[str, bytes] = {}
        for resource in read_source(shipped() / case.pack).descriptor.resources:
            for plan in plans_of(resource):
                content = asked.setdefault(plan.url, case.first[min(len(asked), len(case.first) - 1)])
                found.append(
                    (f"{plan.adapter} {resource.name}", content, reader(plan.adapter, resource.path, plan.map))
                )
    office = {"office": "minister", "entity": "fr"}
    return [*found, ("wikidata_offices", HOLDERS, reader("wikidata_offices", "offices.csv", office))]


def reader(name: str, path: str, said: Mapping[str, object]) -> Read:
    """Return what reads one page for one table."""

    def read(content: bytes) -> object:
        module = adapter(name)
        assert module is not None
        following(module, content, "https://example.org/")
        return list(module.rows([content], Wanted(path, "2026-11-24", said)))

    return read


READERS = readers()


def test_every_adapter_is_here() -> None:
    assert set(adapters()) == {name.partition(" ")[0] for name, _, _ in READERS}


@pytest.mark.parametrize(("content", "read"), [each[1:] for each in READERS], ids=[each[0] for each in READERS])
@settings(max_examples=60)
@given(data=st.data())
def test_changed_bytes_are_read_or_refused(content: bytes, read: Read, data: st.DataObject) -> None:
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(changed)))
        changed[at : at + data.draw(st.integers(0, 12))] = data.draw(PIECES | st.binary(max_size=4))

    with suppress(*BROKEN):  # anything else fails the test, as it would end a refresh
        read(bytes(changed))
