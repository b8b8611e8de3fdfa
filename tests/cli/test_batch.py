"""`verify batch`: what IN may be, what is said at the end, and the bar of a terminal."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from verify.batch.layout import Archive, Table
from verify.cli import main
from verify.cli.archive import archive_of
from verify.cli.pace import pace, said
from verify.config.settings import Config
from verify.errors import DocumentError, UsageError, VerifyError

TREE = ("b.txt", "a/2024.md", "a/x.jsonl", "a/y.parquet", "a/notes.csv", "out/claims/z.parquet", ".hidden/h.txt")


class Terminal(io.StringIO):
    """A stream that shows what is written to it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in TREE:
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text("12")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLARS_MAX_THREADS", "1")
    return tmp_path


@pytest.mark.parametrize(
    ("written", "folder", "files", "tables"),
    [
        ("in", "in", ("a/2024.md", "b.txt"), ("a/x.jsonl", "a/y.parquet")),
        ("in/*.txt", "in", ("b.txt",), ()),
        ("in/**/*.parquet", "in", (), ("a/y.parquet",)),
        ("in/*/2024.*", "in", ("a/2024.md",), ()),
        ("in/a/x.jsonl", "in/a", (), ("x.jsonl",)),
        ("in/a/notes.csv", "in/a", ("notes.csv",), ()),
    ],
)
def test_an_archive_is_found(
    tree: Path, written: str, folder: str, files: tuple[str, ...], tables: tuple[str, ...]
) -> None:
    top = tree / folder
    expected = Archive(top, files, tuple(Table(name, str(top / name)) for name in tables))

    assert expected == archive_of(written, Config(), Path("in/out"))


def test_an_address_is_a_table() -> None:
    found = archive_of("s3://press/2024.parquet", Config(), Path("out"))

    assert (Table("s3://press/2024.parquet", "s3://press/2024.parquet"),) == found.tables


@pytest.mark.parametrize(
    ("written", "kind", "said"),
    [
        ("gone", UsageError, "gone: no such file or folder"),
        ("in/*.pdf", DocumentError, "in/*.pdf: holds no article"),
        ("s3://press/2024.jsonl", UsageError, "JSON Lines are read from paths alone"),
    ],
)
@pytest.mark.usefixtures("tree")
def test_what_is_no_archive_is_refused(written: str, kind: type[VerifyError], said: str) -> None:
    with pytest.raises(kind) as raised:
        archive_of(written, Config(), Path("out"))

    assert said in str(raised.value)


@pytest.mark.usefixtures("tree")
def test_the_command_says_what_came_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"body": "Examplia had 12 beds.", "id": "a"}, {"body": None, "id": "b"}]
    Path("in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))

    code = main(["batch", "in.jsonl", "made", "--workers", "1", "--text-column", "body"])
    said = capsys.readouterr()

    assert 0 == code
    assert "1 article, 1 number, 0 findings; see made/summary.md\n" == said.out
    assert "verify: 1 row could not be read; see made/rejects.jsonl\n" == said.err


@pytest.mark.usefixtures("tree")
def test_the_command_takes_one_worker_at_least(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["batch", "in", "made", "--workers", "0"])

    assert 2 == code
    assert "verify: --workers: 0 is too few; give 1 or more\n" == capsys.readouterr().err


def test_a_bar_is_drawn_on_a_terminal_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()

    with pace(stream, 10) as draw:
        draw(5)

    assert "5 of 10 articles" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_no_bar_is_drawn_elsewhere() -> None:
    stream = io.StringIO()

    with pace(stream, 10) as draw:
        draw(5)

    assert "" == stream.getvalue()


@pytest.mark.parametrize(
    ("done", "whole", "seconds", "expected"),
    [
        (0, 0, 0.0, "0 of 0 articles"),
        (0, 10, 3.0, "0 of 10 articles"),
        (1000, 400_000, 1.0, "1,000 of 400,000 articles, 1,000/s, 6:39 left"),
        (1000, 40_000_000, 1.0, "1,000 of 40,000,000 articles, 1,000/s, 11:06:39 left"),
        (10, 10, 2.0, "10 of 10 articles, 5/s, 0:00 left"),
    ],
)
def test_the_bar_tells_speed_and_time_left(done: int, whole: int, seconds: float, expected: str) -> None:
    assert expected == said(done, whole, seconds)
