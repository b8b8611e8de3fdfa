"""`verify data refresh` as a process: what it says, what it leaves, what a check then sees."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from tests.refresh.conftest import CAME, ROWS, MakePack, Server, sends
from verify.reference.generations import current, slot

ROOT = Path(__file__).resolve().parent.parent.parent
GOOD = CAME + "2024-01-03,15\n"


def verify(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder."""
    here = {**os.environ, "PYTHONPATH": str(ROOT), "VERIFY_TODAY": "2024-01-05"}
    command = [sys.executable, "-m", "verify", *arguments]
    return subprocess.run(command, capture_output=True, check=False, cwd=folder, encoding="utf-8", env=here)


def answers_by_tag(content: str, tag: str) -> Any:  # noqa: ANN401 - an answer
    """Answer 304 to who knows the tag."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers.get("If-None-Match") == tag
        sends("" if known else content, 304 if known else 200, ETag=tag)(handler)

    return answer


def test_what_is_new_is_said_and_asked_for_once(tmp_path: Path, server: Server, make_pack: MakePack) -> None:
    server.serve(answers_by_tag(GOOD, '"a"'))
    pack = make_pack(server.url())
    arguments = ["data", "refresh", "strikes", "--references", str(pack)]
    first, again = verify(tmp_path, *arguments), verify(tmp_path, *arguments)

    assert (0, "") == (first.returncode, first.stderr)
    said = r"strikes: generation [0-9a-f]{12}\n  daily: 1 added, 0 revised; last day 2024-01-03\n"
    assert re.fullmatch(said, first.stdout)
    assert (0, "strikes: nothing new\n", "") == (again.returncode, again.stdout, again.stderr)
    assert [None, '"a"'] == [headers.get("if-none-match") for _, headers in server.asked]
    generation, _ = current(pack)
    assert generation is not None
    assert Package(str(generation.folder / "datapackage.json")).validate().valid


def test_a_refusal_is_one_line_and_code_2(tmp_path: Path, server: Server, make_pack: MakePack) -> None:
    server.serve(GOOD + "2024-01-04,0\n")
    pack = make_pack(server.url())
    done = verify(tmp_path, "data", "refresh", "strikes", "--references", str(pack))

    assert (2, "") == (done.returncode, done.stdout)
    assert done.stderr == (
        "verify: strikes: daily.csv: detained ruritania 2024-01-04: 0 is lower than detained ruritania 2024-01-03: 15, "
        "and this series never falls; "
        "nothing was changed; look at the source, and correct the pack's guards if this is right\n"
    )
    assert current(pack) == (None, None)


def test_own_tables_have_nobody_to_ask_and_the_others_are_asked(
    tmp_path: Path, server: Server, make_pack: MakePack
) -> None:
    server.serve(GOOD)
    pack = make_pack(server.url())
    done = verify(tmp_path, "data", "refresh", "military-ranks", "strikes", "--references", str(pack))
    status = verify(tmp_path, "data", "status", "military-ranks")

    assert done.returncode == 2
    assert done.stdout.startswith("strikes: generation ")
    assert done.stderr == (
        "verify: military-ranks: own tables, with no source to ask; "
        "newer rows come with a newer pack, or name a url and an adapter in a table's refresh\n"
    )
    assert re.search(r"military-ranks +as shipped +own tables, no source to ask", status.stdout)


def test_a_rehearsal_says_what_it_would_bring_and_keeps_nothing(
    tmp_path: Path, server: Server, make_pack: MakePack, data: Path
) -> None:
    server.serve(GOOD)
    pack = make_pack(server.url())
    arguments = ["data", "refresh", "strikes", "--references", str(pack)]
    rehearsed = verify(tmp_path, *arguments, "--dry-run")
    kept = data.exists()
    done = verify(tmp_path, *arguments)

    assert not kept
    assert rehearsed.returncode == done.returncode == 0
    assert rehearsed.stdout == done.stdout.replace("\n", ", not kept (dry run)\n", 1)


def test_a_lock_refuses_what_a_refresh_changed(tmp_path: Path, server: Server, make_pack: MakePack) -> None:
    server.serve(GOOD)
    pack = make_pack(server.url())
    (tmp_path / "a.en.txt").write_text("In 2024, 15 people were arrested.\n", encoding="utf-8")
    check = ["check", "--locked", "--references", str(pack), "a.en.txt"]
    locked = verify(tmp_path, "data", "lock", "--references", str(pack))
    before = verify(tmp_path, *check)
    verify(tmp_path, "data", "refresh", "strikes", "--references", str(pack))
    after = verify(tmp_path, *check)
    again = verify(tmp_path, "data", "lock", "--references", str(pack))

    assert (0, 0, 2, 0) == (locked.returncode, before.returncode, after.returncode, again.returncode)
    said = r"verify: verify\.lock\.json: strikes is locked as sha256:\w+ and in use as sha256:\w+; use the locked .*\n"
    assert re.fullmatch(said, after.stderr)
    assert verify(tmp_path, *check).returncode == 0


def test_a_check_sees_what_was_refreshed(tmp_path: Path, server: Server, make_pack: MakePack) -> None:
    server.serve(GOOD)

    def named(resource: dict[str, Any]) -> None:
        resource["verify:reference"]["series"][0]["entity"] = "fr"
        resource["verify:reference"]["refresh"]["map"]["constant"]["entity"] = "fr"

    pack = make_pack(server.url(), named, ROWS.replace("ruritania", "fr"))
    (tmp_path / "a.en.txt").write_text("In France, 15 people were arrested as of 3 January 2024.\n", encoding="utf-8")
    check = ["check", "--references", str(pack), "--published", "2024-01-05", "a.en.txt"]
    before = verify(tmp_path, *check)
    refreshed = verify(tmp_path, "data", "refresh", "strikes", "--references", str(pack))
    after = verify(tmp_path, *check)

    assert refreshed.returncode == 0
    assert "15 on 2024-01-03" not in before.stdout
    assert re.search(r"15 person on 2024-01-03|15 on 2024-01-03", after.stdout)
    status = verify(tmp_path, "data", "status", "strikes", "--references", str(pack)).stdout
    assert re.search(r"strikes +2024-01-03 +2 days +[0-9a-f]{12}, +", status)


def test_refreshes_at_once_leave_one_whole_generation(tmp_path: Path, server: Server, make_pack: MakePack) -> None:
    server.serve(GOOD)
    pack = make_pack(server.url())
    command = [sys.executable, "-m", "verify", "data", "refresh", "strikes", "--references", str(pack)]
    here = {**os.environ, "PYTHONPATH": str(ROOT), "VERIFY_TODAY": "2024-01-05"}
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=here)
        for _ in range(4)
    ]
    said = [process.communicate(timeout=60)[1].decode() for process in running]

    assert any(process.returncode == 0 for process in running)
    busy = r"verify: strikes: another refresh is running( \(process \d+\))?; wait until it has ended\n"
    assert all(re.fullmatch(busy, words) for words in said if words)
    assert current(pack)[1] is None
    assert len(list((slot(pack) / "generations").iterdir())) == 1


@pytest.mark.parametrize("kind", ["file", "closed"])
def test_a_data_folder_that_cannot_be_written_is_named(
    tmp_path: Path, server: Server, make_pack: MakePack, kind: str
) -> None:
    server.serve(GOOD)
    pack = make_pack(server.url())
    folder = tmp_path / kind
    if kind == "file":
        folder.write_text("", encoding="utf-8")
    else:
        folder.mkdir(mode=0o500)
        if os.access(folder, os.W_OK):
            pytest.skip("this user may write everywhere")
    here = {**os.environ, "PYTHONPATH": str(ROOT), "VERIFY_DATA_DIR": str(folder)}
    command = [sys.executable, "-m", "verify", "data", "refresh", "strikes", "--references", str(pack)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", env=here)

    assert done.returncode == 2
    assert re.fullmatch(
        r"verify: .* cannot be written: .*; name a folder that you may write in VERIFY_DATA_DIR\n", done.stderr
    )
