"""What a run says of itself: quiet, verbose, counts and times, and how far it is on a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from verify.cli import main
from verify.cli.progress import Pace, bar

RIGHT = "Toll in Gaza\n\nIn Gaza, 34,356 people have been killed since the war began, the health ministry said.\n"


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with an article whose figure holds and one whose figure does not."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    (tmp_path / "verify.toml").write_text('lang = "en"\n', encoding="utf-8")
    (tmp_path / "2024-04-26-right.txt").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "2024-04-26-wrong.txt").write_text(RIGHT.replace("34,356", "34,536"), encoding="utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def at_a_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no build be around."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def clock(*seconds: float) -> Iterator[float]:
    yield from seconds


def test_quiet_prints_findings_alone(articles: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert articles.is_dir()
    assert main(["check", ".", "--quiet"]) == 1
    shown, said = capfd.readouterr()

    assert said == ""
    assert "34,536" in shown
    assert "wrong.txt" in shown
    assert "right.txt" not in shown
    assert "numbers" not in shown


@pytest.mark.parametrize("form", ["table", "concise"])
def test_quiet_prints_nothing_where_all_holds(articles: Path, form: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(articles / "2024-04-26-right.txt"), "-q", "--format", form]) == 0
    assert capfd.readouterr() == ("", "")


def test_what_programs_read_is_the_same_in_quiet(articles: Path, capfd: pytest.CaptureFixture[str]) -> None:
    name = str(articles / "2024-04-26-right.txt")
    main(["check", name, "--format=json"])
    whole = capfd.readouterr().out
    main(["check", name, "--format=json", "--quiet"])

    assert capfd.readouterr().out == whole


def test_verbose_says_what_was_gone_by(articles: Path, capfd: pytest.CaptureFixture[str]) -> None:
    name = "2024-04-26-right.txt"
    assert main(["check", name]) == 0
    plain = capfd.readouterr()
    assert main(["check", name, "-v"]) == 0
    shown, said = capfd.readouterr()

    assert plain == (shown, "")
    assert f"settings: {articles / 'verify.toml'}\n" in said
    assert "pack gaza-casualties: sha256:" in said
    assert f"{name}: language en; dateline 2024-04-26, from its metadata; packs gaza-casualties\n" in said


def test_stats_count_by_check_and_time_the_stages(articles: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(articles), "--stats", "--format=json"]) == 1
    said = [line.split() for line in capfd.readouterr().err.splitlines()]

    assert ["error", "mismatch", "series.mismatch", "1"] in said
    assert ["note", "match", "claim.match", "1"] in said
    stages = [line[0] for line in said[said.index(["stage", "seconds"]) + 2 :]]
    assert ["read", "load", "resolve", "compare", "suppress", "report", "all"] == stages


def test_nobody_is_quiet_and_verbose(articles: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(articles), "-q", "-v"]) == 2
    assert capfd.readouterr() == ("", "verify: --quiet: is given with --verbose; give one of them\n")


def test_a_bar_is_drawn_on_a_terminal_only() -> None:
    terminal, file = Terminal(), io.StringIO()
    for stream in (terminal, file):
        ticks = clock(*(tenth / 10 for tenth in range(200)))
        with bar(stream, "strikes\x1b[2J", lambda done, _: f"{done} MB", Pace(clock=lambda: next(ticks))) as draw:  # noqa: B023  it is called here only
            draw(5, 10)
            draw(10, 10)
            draw(5, None)

    assert file.getvalue() == ""
    assert f"[{'#' * 12:<24}] 5 MB" in terminal.getvalue()
    assert f"[{'#' * 24}] 10 MB" in terminal.getvalue()
    assert "\x1b[2J" not in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_a_bar_waits_and_is_drawn_no_more_often_than_it_should() -> None:
    terminal, ticks = Terminal(), clock(0, 0.5, 1.0, 1.05, 1.2)
    with bar(terminal, "verify", lambda done, _: f"<{done}>", Pace(1.0, 0.1, lambda: next(ticks))) as draw:
        for done in range(4):
            draw(done, 4)

    assert ["<1>", "<3>"] == [f"<{part.partition('>')[0]}>" for part in terminal.getvalue().split("<")[1:]]


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb")])
def test_no_bar_is_drawn_for_nobody(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    terminal = Terminal()
    with bar(terminal, "verify", lambda done, _: f"{done}") as draw:
        draw(1, 2)

    assert terminal.getvalue() == ""


def test_a_short_run_leaves_no_trace() -> None:
    terminal = Terminal()
    with bar(terminal, "verify", lambda done, _: f"{done}", Pace(1.0, 0.1, lambda: 0.0)) as draw:
        draw(1, 2)

    assert terminal.getvalue() == ""
