"""An answer that is kept is the one that the run would give; nothing that it depends on can change unnoticed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from verify import engine
from verify.cache import clear
from verify.cli.entry import main
from verify.suppression.baseline import FILE

TOLL = "PARIS, April 26, 2024 - The toll in Gaza stands at 34,365, the health ministry said.\n"
RIGHT = TOLL.replace("34,365", "34,356")

Check = Callable[..., tuple[int, str, str]]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Return the command, run in a folder of its own and with no answer kept."""
    for file in kept():
        file.unlink()
    monkeypatch.setenv("VERIFY_DATA_DIR", str(tmp_path / "data"))
    (tmp_path / "press").mkdir()
    monkeypatch.chdir(tmp_path / "press")
    Path("a.txt").write_text(TOLL, encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["check", *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def kept() -> list[Path]:
    return sorted(Path(os.environ["VERIFY_CACHE_DIR"]).glob("report/*"))


def answered(check: Check, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str, str] | None:
    """Run the command without an engine: an answer can only be one that was kept."""
    with monkeypatch.context() as patch:
        patch.delattr(engine, "check")
        code, out, err = check(*arguments)
    return None if "this is a fault" in err else (code, out, err)


@pytest.mark.parametrize(
    "options",
    [(), ("--format", "json"), ("--format", "github"), ("--fail-on", "never"), ("--format", "html", "--quiet")],
    ids=" ".join,
)
def test_an_article_that_is_as_it_was_is_answered_with_the_same_bytes(
    check: Check, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    first = check("a.txt", "--output", "markdown=a.md", *options)
    report = Path("a.md").read_bytes()
    Path("a.md").unlink()

    assert first == answered(check, monkeypatch, "a.txt", "--output", "markdown=a.md", *options)
    assert report == Path("a.md").read_bytes()
    assert first == check("a.txt", "--output", "markdown=a.md", "--no-cache", *options)


def suppressed(_: pytest.MonkeyPatch) -> None:
    text = '[[ignore]]\nfile = "a.txt"\nfigure = "34,365"\nreason = "so it is"\n'
    Path(".verify-ignore.toml").write_text(text, encoding="utf-8")


def narrow(patch: pytest.MonkeyPatch) -> None:
    patch.setenv("COLUMNS", "60")


def built(patch: pytest.MonkeyPatch) -> None:
    patch.setenv("GITHUB_ACTIONS", "true")


def mended(_: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text(RIGHT, encoding="utf-8")


def configured(_: pytest.MonkeyPatch) -> None:
    Path("verify.toml").write_text('ignore = ["series"]\n', encoding="utf-8")


def refreshed(_: pytest.MonkeyPatch) -> None:
    slot = Path(os.environ["VERIFY_DATA_DIR"], "packs", "gaza-casualties")
    slot.mkdir(parents=True)
    (slot / "current.json").write_text("damaged", encoding="utf-8")


@pytest.mark.parametrize("change", [suppressed, narrow, built, mended, configured, refreshed])
def test_what_an_answer_depends_on_makes_it_anew(
    check: Check, monkeypatch: pytest.MonkeyPatch, change: Callable[[pytest.MonkeyPatch], None]
) -> None:
    check("a.txt")
    assert answered(check, monkeypatch, "a.txt") is not None
    change(monkeypatch)

    assert answered(check, monkeypatch, "a.txt") is None


@pytest.mark.parametrize(
    "options",
    [
        ("--published", "2024-04-27"),
        ("--lang", "en"),
        ("--ignore", "series"),
        ("--format", "csv"),
        ("--isolated", "b.txt"),
    ],
    ids=" ".join,
)
def test_other_options_are_another_question(
    check: Check, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    Path("b.txt").write_text(RIGHT, encoding="utf-8")
    check("a.txt")

    assert answered(check, monkeypatch, "a.txt", *options) is None


def test_packs_and_baselines_are_part_of_the_question(
    check: Check, monkeypatch: pytest.MonkeyPatch, checkout: Path
) -> None:
    pack = Path("packs", "toy")
    pack.mkdir(parents=True)
    for file in (checkout / "reference_data" / "brent").iterdir():
        text = file.read_bytes()
        (pack / file.name).write_bytes(text.replace(b'"brent"', b'"toy"') if file.suffix == ".json" else text)
    main(["baseline", "write", "a.txt"])
    options = ("a.txt", "--references", "packs", "--baseline", FILE)
    for file in (pack / "datapackage.json", Path(FILE)):
        check(*options)
        before = answered(check, monkeypatch, *options)
        file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")

        assert before is not None
        assert answered(check, monkeypatch, *options) is None


def test_what_is_damaged_is_passed_over(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    first = check("a.txt")
    [file] = kept()
    whole = file.read_bytes()
    for content in (b"", whole[:-1], whole.replace(b"34,365", b"34,356"), b"0" * 64 + b"\n{}"):
        file.write_bytes(content)

        assert answered(check, monkeypatch, "a.txt") is None
        assert first == check("a.txt")
        assert whole == file.read_bytes()


def test_nothing_is_kept_where_none_is_wanted(check: Check, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VERIFY_CACHE_DIR", str(tmp_path / "cache"))
    check("a.txt", "--no-cache")
    check("a.txt", "--config", "cache = false")

    assert not Path(os.environ["VERIFY_CACHE_DIR"]).exists()


def test_a_run_with_complaints_is_not_kept(check: Check) -> None:
    check("a.txt", "missing.txt")
    check("a.txt", "--stats")

    assert kept() == []


def test_the_name_of_an_answer_is_a_digest_and_clearing_forgets_it(
    check: Check, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VERIFY_CACHE_DIR", str(tmp_path / "cache"))
    check("a.txt")
    [file] = kept()

    assert len(file.name) == len(file.name.strip("g-z")) == 64
    assert clear() >= 1
    assert kept() == []


def test_a_kept_answer_needs_no_heavy_library(tmp_path: Path, checkout: Path) -> None:
    (tmp_path / "a.txt").write_text(TOLL, encoding="utf-8")
    here = {**os.environ, "PYTHONPATH": str(checkout)}
    runs = [
        subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "verify", "check", "--format", "json", "a.txt"],
            capture_output=True, check=False, cwd=tmp_path, encoding="utf-8", env=here,
        )
        for _ in range(2)
    ]  # fmt: skip
    first, again = ({line.rpartition("|")[2].strip() for line in run.stderr.splitlines()} for run in runs)

    assert {"polars", "pandera"} <= first
    assert set() == again & {"polars", "pandera", "pydantic", "httpx", "verify.engine", "verify.model"}
    assert json.loads(runs[0].stdout) == json.loads(runs[1].stdout)
    assert runs[0].stdout == runs[1].stdout
