"""Readers see one whole generation: the one pointed to, or what was before it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.refresh.conftest import MakePack, Server
from verify.config.settings import Config
from verify.engine import Settings as EngineSettings
from verify.engine import Source, check
from verify.errors import LeftAsideError, RefreshError
from verify.reference.folder import read_source
from verify.reference.generations import current, pinned, slot
from verify.refresh import store
from verify.refresh.fetch import Fetcher
from verify.refresh.run import Settings, refresh

CAME = "day,count\n2024-01-01,10\n2024-01-02,12\n2024-01-03,15\n"


@pytest.fixture
def refreshed(server: Server, make_pack: MakePack) -> Path:
    """Make a pack that was refreshed once."""
    server.serve(CAME)
    pack = make_pack(server.url())
    refresh(pack, Settings(date(2024, 1, 5), Fetcher()))
    return pack


def test_a_generation_is_named_by_its_content_and_proves_its_files(refreshed: Path) -> None:
    generation, _ = current(refreshed)

    assert generation is not None
    files = {path: (generation.folder / path).read_bytes() for path in generation.files}
    assert store.name_of(files) == generation.name == generation.folder.name
    assert {"datapackage.json", "daily.csv"} == files.keys()
    assert all(resource.hash for resource in read_source(generation.folder).descriptor.resources)


@pytest.mark.parametrize("file", ["daily.csv", "datapackage.json"])
def test_any_flipped_bit_is_noticed(refreshed: Path, file: str) -> None:
    generation, _ = current(refreshed)
    assert generation is not None
    path = generation.folder / file
    whole = path.read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 40)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert current(refreshed)[0] is None
    for length in (0, 1, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert current(refreshed)[0] is None
    path.unlink()
    found, warning = current(refreshed)

    assert found is None
    assert f"strikes: {file} of generation {generation.name[:12]} is damaged or missing, so the data before" in str(
        warning
    )


def test_any_flipped_bit_of_the_pointer_is_noticed(refreshed: Path) -> None:
    path = slot(refreshed) / "current.json"
    whole = path.read_bytes()
    good, _ = current(refreshed)
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        found, warning = current(refreshed)
        assert found == good if found else warning is not None

    path.write_bytes(whole[: len(whole) // 2])
    assert "strikes: current.json is damaged, so the data before the refresh is used; run: verify data refresh" in str(
        current(refreshed)[1]
    )


def test_a_damaged_generation_is_mended_by_a_refresh(refreshed: Path) -> None:
    generation, _ = current(refreshed)
    assert generation is not None
    (generation.folder / "daily.csv").write_bytes(b"")
    outcome = refresh(refreshed, Settings(date(2024, 1, 5), Fetcher()))

    assert outcome.generation == generation.name
    assert current(refreshed)[1] is None


def test_a_pinned_generation_stays_readable_while_others_come(server: Server, refreshed: Path) -> None:
    (pin,), _ = pinned([refreshed])
    before = read_source(pin)
    for day in (6, 7):
        server.serve(CAME + f"2024-01-04,{day + 10}\n")
        refresh(refreshed, Settings(date(2024, 1, day), Fetcher()))

    assert read_source(pin) == before
    assert pinned([refreshed])[0] != (pin,)


def test_old_generations_are_swept_away(server: Server, refreshed: Path) -> None:
    for day in range(6, 12):
        server.serve(CAME + f"2024-01-04,{day + 10}\n")
        refresh(refreshed, Settings(date(2024, 1, day), Fetcher()))

    assert len(list((slot(refreshed) / "generations").iterdir())) <= store.KEPT + 1


def test_what_a_killed_refresh_left_is_swept_away(refreshed: Path) -> None:
    left = slot(refreshed) / ".part-1"
    left.mkdir()
    (left / "half.csv").write_text("half", encoding="utf-8")
    refresh(refreshed, Settings(date(2024, 1, 6), Fetcher()))

    assert not left.exists()


def test_a_check_uses_what_was_refreshed(refreshed: Path) -> None:
    settings = EngineSettings(Config("en", (refreshed,)), date(2024, 1, 5))
    _, errors = check([Source("a.txt", None, b"By 3 January, 15 people had been arrested.")], settings)

    assert errors == ()
    generation, _ = current(refreshed)
    assert generation is not None
    (generation.folder / "daily.csv").write_bytes(b"")
    _, errors = check([Source("a.txt", None, b"By 3 January, 15 people had been arrested.")], settings)

    assert [LeftAsideError] == [type(error) for error in errors]


def test_the_command_warns_and_goes_on(refreshed: Path, tmp_path: Path) -> None:
    generation, _ = current(refreshed)
    assert generation is not None
    (generation.folder / "daily.csv").write_bytes(b"")
    (tmp_path / "a.en.txt").write_text("By 3 January, 15 people had been arrested.\n", encoding="utf-8")
    command = [sys.executable, "-m", "verify", "check", "--references", str(refreshed), str(tmp_path / "a.en.txt")]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")

    assert done.returncode == 0
    assert done.stderr.startswith("verify: strikes: daily.csv of generation ")
    assert done.stderr.rstrip().endswith("run: verify data refresh strikes")


def test_the_pointer_is_plain_json(refreshed: Path) -> None:
    value = json.loads((slot(refreshed) / "current.json").read_bytes())

    assert {"base", "files", "generation", "made", "sha256", "upstream"} == value.keys()
    assert value["made"] == "2024-01-05"


class StoppedError(BaseException):
    """The end of a process, as far as one can have it inside another."""


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), StoppedError()], ids=["full", "stopped"])
@pytest.mark.parametrize("call", ["fsync", "rename", "replace", "mkdir"])
def test_a_fault_at_any_step_leaves_the_old_or_the_new_one(
    server: Server, refreshed: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException, call: str
) -> None:
    old, _ = current(refreshed)
    now = old
    server.serve(CAME + "2024-01-04,16\n")
    real = getattr(os, call)
    done = False
    for at in range(30):
        left = [at]

        def faulty(*arguments: Any, left: list[int] = left, **named: Any) -> Any:  # noqa: ANN401 - passed on
            if left[0] == 0:
                raise fault
            left[0] -= 1
            return real(*arguments, **named)

        with monkeypatch.context() as patch:
            patch.setattr(os, call, faulty)
            try:
                refresh(refreshed, Settings(date(2024, 1, 6), Fetcher()))
                done = True
            except (RefreshError, StoppedError):
                done = False
        now, warning = current(refreshed)
        assert warning is None
        assert now is not None
        assert old is not None
        lines = (now.folder / "daily.csv").read_text(encoding="utf-8").splitlines()
        assert len(lines) == 4 + (now.name != old.name)
        if done:
            break

    assert done
    assert now != old
