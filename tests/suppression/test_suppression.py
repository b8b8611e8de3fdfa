"""What is suppressed is not reported and not forgotten: comments, [sic], files beside the text, a baseline, git."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from verify.cli.entry import main

TOLL = "In Gaza, 34,365 people have been killed since the war began, the health ministry said."
INJURED = "In Gaza, 77,386 people have been injured since the war began, the health ministry said."
DAY = ("--published", "2024-04-26")
WRITE, PRUNE = ("baseline", "write", *DAY), ("baseline", "prune", *DAY)

Article = Callable[[str, str], Path]
Check = Callable[..., Any]


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Article:
    """Return what writes an article into a folder of its own, where the commands run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)

    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    """Return what checks an article of 26 April 2024 and returns code, verdicts by figure, notices and claims."""

    def run(*arguments: str) -> Any:  # noqa: ANN401 - a tuple that each test takes apart
        capsys.readouterr()
        code = main(["check", *DAY, "--format", "json", *arguments])
        document = json.loads(capsys.readouterr().out)["documents"][0]
        verdicts = {claim["text"]: claim["verdict"] for claim in document["claims"]}
        return code, verdicts, [(each["line"], each["check"]) for each in document["notices"]], document["claims"]

    return run


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_a_comment_beside_a_figure_suppresses_what_it_names_and_keeps_the_reason(
    article: Article, check: Check
) -> None:
    article("a.md", f"{TOLL} <!-- verify: ignore[series.mismatch] corrected by phone -->\n\n{INJURED}\n")
    code, verdicts, notices, claims = check("a.md")

    assert (code, notices) == (1, [])
    assert (verdicts["34,365"], verdicts["77,386"]) == ("unmatched", "mismatch")
    assert claims[0]["message"] == "series.mismatch is suppressed in the text: corrected by phone"
    assert claims[0]["findings"][0]["suppressed"] == {"kind": "inline", "reason": "corrected by phone"}


@pytest.mark.parametrize(
    ("text", "suppressed"),
    [
        (f"<!-- verify: ignore the next one -->\n\n{TOLL}\n\n{INJURED}\n", {"34,365"}),
        (f"<!-- verify: ignore -->\n{TOLL}\n\n{INJURED}\n", {"34,365"}),
        (f"<!-- verify: disable -->\n\n{TOLL}\n\n<!-- verify: enable -->\n\n{INJURED}\n", {"34,365"}),
        (f"<!-- verify: disable[series] -->\n\n{TOLL}\n\n{INJURED}\n", {"34,365", "77,386"}),
        (f"{TOLL}\n\n{INJURED}\n\n<!-- verify: ignore-file[series] an agency's -->\n", {"34,365", "77,386"}),
        (f"<!--VERIFY:IGNORE[series, text]-->\n{TOLL}\n\n{INJURED}\n", {"34,365"}),
        (f"- {TOLL} <!-- verify: ignore -->\n- {INJURED}\n", {"34,365"}),
    ],
)
def test_a_comment_is_for_its_line_the_next_block_a_stretch_or_the_article(
    article: Article, check: Check, text: str, suppressed: set[str]
) -> None:
    article("a.md", text)
    _, verdicts, notices, _ = check("a.md")

    assert notices == []
    assert suppressed == {figure for figure, verdict in verdicts.items() if verdict == "unmatched"}
    assert {"34,365", "77,386"} - suppressed == {text for text, verdict in verdicts.items() if verdict == "mismatch"}


def test_code_that_shows_a_comment_suppresses_nothing(article: Article, check: Check) -> None:
    article("a.md", f"`<!-- verify: ignore-file -->`\n\n```\n<!-- verify: ignore-file -->\n```\n\n{TOLL}\n")

    assert check("a.md")[:3] == (1, {"34,365": "mismatch"}, [])


def test_a_comment_that_does_nothing_is_a_finding(article: Article, check: Check) -> None:
    article("a.md", f"The town has 12 bridges. <!-- verify: ignore[series] -->\n\n{TOLL} <!-- verify: ignore[x] -->\n")
    code, verdicts, notices, _ = check("a.md")

    assert (code, verdicts["34,365"]) == (1, "mismatch")
    assert notices == [(1, "suppression.unused"), (3, "suppression.unknown")]


def test_comments_can_be_forbidden(article: Article, check: Check) -> None:
    article("a.md", f"{TOLL} <!-- verify: ignore -->\n")

    assert check("a.md")[1] == {"34,365": "unmatched"}
    assert check("a.md", "--config", "inline-suppression = false")[1] == {"34,365": "mismatch"}


@pytest.mark.parametrize("mark", ["[sic]", "(sic)", "people [sic]"])
def test_a_figure_that_is_marked_sic_is_left_alone(article: Article, check: Check, mark: str) -> None:
    article("a.txt", TOLL.replace("34,365", f"34,365 {mark}") + f" {INJURED}\n")
    code, verdicts, _, claims = check("a.txt")

    assert (code, verdicts) == (1, {"34,365": "unmatched", "77,386": "mismatch"})
    assert claims[0]["message"] == "series.mismatch is marked [sic]"


def test_a_file_beside_plain_text_suppresses(article: Article, check: Check) -> None:
    article("a.txt", f"{TOLL}\n\n{INJURED}\n")
    beside = article(".verify-ignore.toml", '[[ignore]]\nfile = "a.txt"\nfigure = "34,365"\nreason = "by phone"\n')
    _, verdicts, notices, claims = check("a.txt")

    assert (verdicts, notices) == ({"34,365": "unmatched", "77,386": "mismatch"}, [])
    assert claims[0]["message"] == "series.mismatch is suppressed beside the text: by phone"
    assert beside.is_file()


def test_a_table_of_that_file_that_does_nothing_is_a_finding(article: Article, check: Check) -> None:
    article("a.txt", f"{TOLL}\n")
    table = '[[ignore]]\nfile = "a.txt"\n'
    article(
        ".verify-ignore.toml", f'{table}figure = "9"\n{table}checks = ["series"]\n[[ignore]]\nfile="b"\nfigure="1"\n'
    )

    assert check("a.txt")[:3] == (0, {"34,365": "unmatched"}, [(1, "suppression.unused")])


def test_a_finding_can_be_named_by_its_fingerprint(article: Article, check: Check) -> None:
    article("a.txt", f"{TOLL}\n")
    fingerprint = check("a.txt")[3][0]["findings"][0]["fingerprint"]
    (Path.cwd() / "sub").mkdir()
    article("sub/a.txt", f"First.\n\n{TOLL}\n")
    article("sub/.verify-ignore.toml", f'[[ignore]]\nfile = "a.txt"\nfingerprint = "{fingerprint}"\n')

    assert check("sub/a.txt")[:3] == (0, {"34,365": "unmatched"}, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ignore = 1", "not a list of tables; write [[ignore]]"),
        ('[[ignore]]\nfile = "a.txt"', "ignore[0]: it names no file, or nothing in it"),
        (
            '[[ignore]]\nfile = "a.txt"\nfigures = "3"\nchecks = []',
            "'figures' is not a known key; did you mean 'figure'?",
        ),
    ],
)
def test_what_is_wrong_in_that_file_is_named(
    article: Article, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    article("a.txt", TOLL)
    article(".verify-ignore.toml", text)

    assert main(["check", "a.txt"]) == 2
    assert said in capsys.readouterr().err


def test_a_baseline_keeps_known_findings_quiet_though_their_lines_move(article: Article, check: Check) -> None:
    article("a.txt", f"{TOLL}\n")
    assert main([*WRITE, "a.txt"]) == 0
    article("a.txt", f"News.\n\n{TOLL}\n\n{INJURED}\n")
    code, verdicts, _, claims = check("a.txt", "--baseline", ".verify-baseline.json")

    assert (code, verdicts) == (1, {"34,365": "unmatched", "77,386": "mismatch"})
    assert claims[0]["findings"][0]["suppressed"]["kind"] == "baseline"
    assert check("a.txt", "--config", "baseline = '.verify-baseline.json'", "--no-baseline")[1]["34,365"] == "mismatch"


def test_a_known_finding_that_occurs_more_often_is_new(article: Article, check: Check) -> None:
    article("a.txt", f"{TOLL}\n")
    main([*WRITE, "a.txt"])
    article("a.txt", f"{TOLL}\n\n{TOLL}\n")
    claims = check("a.txt", "--baseline", ".verify-baseline.json")[3]

    assert [claim["verdict"] for claim in claims] == ["unmatched", "mismatch"]


def test_pruning_takes_out_what_is_gone_and_adds_nothing(article: Article, capsys: pytest.CaptureFixture[str]) -> None:
    article("a.txt", f"{TOLL}\n")
    article("b.txt", f"{TOLL}\n")
    main([*WRITE, "a.txt", "b.txt"])
    article("a.txt", f"{INJURED}\n")
    capsys.readouterr()

    assert main([*PRUNE, "a.txt"]) == 0
    assert capsys.readouterr().out == ".verify-baseline.json: 1 finding taken out, 1 left\n"
    rows = json.loads(Path(".verify-baseline.json").read_text(encoding="utf-8"))["findings"]
    assert [row["path"] for row in rows] == ["b.txt"]


def test_in_ci_a_baseline_only_shrinks(
    article: Article, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article("a.txt", f"{TOLL}\n")
    main([*WRITE, "a.txt"])
    before = Path(".verify-baseline.json").read_bytes()
    article("a.txt", f"{TOLL}\n\n{INJURED}\n")
    monkeypatch.setenv("CI", "true")

    assert main([*WRITE, "a.txt"]) == 2
    assert "1 finding would be added, such as '77,386' in a.txt" in capsys.readouterr().err
    assert Path(".verify-baseline.json").read_bytes() == before
    assert main([*WRITE, "a.txt", "--allow-more"]) == 0
    assert Path(".verify-baseline.json").read_bytes() != before


def test_a_baseline_that_is_damaged_is_refused(article: Article, capsys: pytest.CaptureFixture[str]) -> None:
    article("a.txt", f"{TOLL}\n")
    for text in ("{", "[]", '{"form": 2, "findings": []}', '{"form": 1, "findings": [{"path": 1}]}'):
        article("known.json", text)

        assert main(["check", "a.txt", "--baseline", "known.json"]) == 2
        assert capsys.readouterr().err.startswith("verify: known.json: not ")


def test_only_changed_lines_are_reported_since_a_revision(article: Article, check: Check, tmp_path: Path) -> None:
    git(tmp_path, "init", "--initial-branch", "main")
    article("a b é.txt", f"{TOLL}\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "one")
    article("a b é.txt", f"News.\n\n{TOLL}\n\n{INJURED}\n")
    article("new.txt", f"{TOLL}\n")

    assert check("a b é.txt", "--diff-base", "main")[1] == {"34,365": "unmatched", "77,386": "mismatch"}
    assert check("new.txt", "--diff-base", "main")[1] == {"34,365": "mismatch"}
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "two")
    assert check("a b é.txt", "--diff-base", "HEAD")[:2] == (0, {"34,365": "unmatched", "77,386": "unmatched"})


@pytest.mark.parametrize("revision", ["nowhere", "--output=x"])
def test_a_revision_that_git_does_not_know_is_refused(
    article: Article, tmp_path: Path, capsys: pytest.CaptureFixture[str], revision: str
) -> None:
    git(tmp_path, "init", "--initial-branch", "main")
    article("a.txt", f"{TOLL}\n")

    assert main(["check", "a.txt", f"--diff-base={revision}"]) == 2
    assert capsys.readouterr().err.startswith("verify: --diff-base: ")
    assert not (tmp_path / "x").exists()
