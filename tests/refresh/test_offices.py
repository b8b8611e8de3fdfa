"""Office holders from Wikidata: a successor is added, a last day is filled, nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.refresh.conftest import Server
from tests.refresh.offices import HOLDERS, ROWS, binding, results, write_offices
from tests.refresh.shipped import run
from verify.errors import RefreshError
from verify.reference.generations import current

PATH = "/sparql?query=SELECT%20%3Fperson&format=json"


def test_a_successor_is_added_and_the_last_day_filled(tmp_path: Path, server: Server) -> None:
    pack = write_offices(tmp_path, server.url(PATH))
    server.serve(
        results(
            binding("Rudolf Rassendyll", "2021-08-25", "2024-08-20"),
            binding("Flavia Elphberg", "2024-08-22", "2026-01-04"),
            binding("Fritz von Tarlenheim", "2026-01-05"),
        ),
        path=PATH,
    )
    outcome = run(pack)
    generation, _ = current(pack)

    assert [(1, 1, 1)] == [(table.added, table.revised, table.kept) for table in outcome.tables]
    assert generation is not None
    assert (generation.folder / "offices.csv").read_text(encoding="utf-8") == (
        ROWS.replace("2024-08-22,\n", "2024-08-22,2026-01-04\n")
        + "tarlenheim-fritz-von,Fritz von Tarlenheim,minister of defence,fr,2026-01-05,\n"
    )


def test_what_is_known_brings_nothing(tmp_path: Path, server: Server) -> None:
    pack = write_offices(tmp_path, server.url(PATH))
    server.serve(HOLDERS, path=PATH)

    assert run(pack).generation is None


def test_a_holder_who_is_missing_is_refused(tmp_path: Path, server: Server) -> None:
    pack = write_offices(tmp_path, server.url(PATH))
    server.serve(results(binding("Flavia Elphberg", "2024-08-22")), path=PATH)

    with pytest.raises(RefreshError, match="1 rows came where 2 were before"):
        run(pack)
