"""Settings come from the nearest file and what it extends, from `--config`, from options; what is wrong is named."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from verify.cli.entry import main
from verify.config.files import find, inline, read
from verify.config.keys import KEYS, OVERRIDES
from verify.config.schema import config_schema
from verify.config.settings import config_of
from verify.errors import ConfigError

ROOT = Path(__file__).resolve().parents[2]
TOLL = "In Gaza, 34,365 people have been killed since the war began, the health ministry said on 26 April 2024.\n"

Write = Callable[[str, str], Path]
Verify = Callable[..., tuple[int, str, str]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.fixture
def verify(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Verify:
    """Return the command, run in a folder of its own."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(tmp_path)
        code = main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_the_nearest_file_counts_and_a_hidden_one_before_others(write: Write, tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    above = write("verify.toml", "")
    project = write("a/pyproject.toml", "[project]\nname = 'a'\n")

    assert find(tmp_path / "a" / "b") == above
    project.write_text("[tool.verify]\n", encoding="utf-8")
    assert find(tmp_path / "a" / "b") == project
    plain = write("a/verify.toml", "")
    assert find(tmp_path / "a" / "b") == plain
    hidden = write("a/.verify.toml", "")
    assert find(tmp_path / "a" / "b") == hidden


def test_a_file_changes_the_one_that_it_extends(write: Write, tmp_path: Path) -> None:
    write("shared/base.toml", 'lang = "fr"\nfail-on = "warning"\nreferences = ["packs"]\n')
    config = config_of(read(write("verify.toml", 'extend = "shared/base.toml"\nfail-on = "never"\n')))

    assert (config.lang, config.fail_on) == ("fr", "never")
    assert config.references == (tmp_path / "shared" / "packs",)
    assert config.sources["fail-on"].endswith("verify.toml")
    assert config.sources["lang"].endswith("base.toml")


def test_files_that_extend_each_other_are_refused(write: Write) -> None:
    first = write("a.toml", 'extend = "b.toml"\n')
    write("b.toml", 'extend = "a.toml"\n')

    with pytest.raises(ConfigError, match="extends"):
        read(first)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('langs = "fr"', "'langs' is not a known key; did you mean 'lang'?"),
        ("lang = 3", "lang: 3 is not a text; write a text"),
        ('fail-on = "eror"', "fail-on: 'eror' is not known; did you mean 'error'?"),
        ('locked = "yes"', "locked: 'yes' is not true or false"),
        ('select = "series"', "select: 'series' is not a list of texts"),
        ('severity = {"series" = "fatal"}', "severity.series: 'fatal' is not known"),
        ("lang =", "not TOML"),
        ("[overrides]\nfiles = []", "overrides: {'files': []} is not a list of tables; write [[overrides]]"),
        ("[[overrides]]\nlang = 'fr'", "overrides[0]: 'files' is missing"),
        ("[[overrides]]\nfiles = ['a']\nlocked = true", "overrides[0]: 'locked' is not a known key"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(write: Write, text: str, message: str) -> None:
    path = write("verify.toml", text)
    with pytest.raises(ConfigError) as caught:
        read(path)

    assert str(caught.value).startswith(str(path))
    assert message in str(caught.value)


def test_rules_of_an_article_are_those_of_every_table_that_names_it(write: Write, tmp_path: Path) -> None:
    text = """
    ignore = ["text"]
    [[overrides]]
    files = ["sport/"]
    lang = "de"
    ignore = ["series.stale"]
    [[overrides]]
    files = ["*.fr.md", "!keep.fr.md"]
    select = ["event"]
    severity = { "event.date" = "note" }
    """
    config = config_of(read(write("verify.toml", text)))
    sport, french, kept = (config.rules_of(tmp_path / name) for name in ("sport/a.md", "b.fr.md", "keep.fr.md"))

    assert [sport.keeps(check) for check in ("series.stale", "series.mismatch", "text.total")] == [False, True, False]
    assert [french.keeps(check) for check in ("event.date", "series.mismatch")] == [True, False]
    assert french.level("event.date") == "note"
    assert kept == config.rules
    assert (config.lang_of(tmp_path / "sport" / "a.md"), config.lang_of(tmp_path / "a.md")) == ("de", None)


def test_the_schema_takes_what_the_reader_takes_and_nothing_else() -> None:
    schema = config_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)

    assert validator.is_valid({"lang": "fr", "severity": {"series": "note"}, "overrides": [{"files": ["a"]}]})
    assert not validator.is_valid({"langs": "fr"})
    assert not validator.is_valid({"overrides": [{"lang": "fr"}]})
    assert {*KEYS, "overrides"} == set(schema["properties"])


def test_every_key_is_in_the_documentation() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")

    assert [] == [name for name in {**KEYS, **OVERRIDES} if f"| `{name}` |" not in page]


def test_a_key_of_the_command_line_may_hold_any_value_of_toml() -> None:
    config = config_of([inline("ignore = ['text', 'series.stale']", Path())])

    assert config.rules.ignore == ("text", "series.stale")


def test_a_run_follows_the_nearest_file_and_options_go_before_it(write: Write, verify: Verify) -> None:
    write("verify.toml", 'format = "concise"\nfail-on = "never"\n')
    write("toll.en.txt", TOLL)

    assert verify("check", "toll.en.txt")[0] == 0
    assert "error[series.mismatch]" in verify("check", "toll.en.txt")[1]
    assert verify("check", "toll.en.txt", "--fail-on", "error")[0] == 1
    assert verify("check", "toll.en.txt", "--isolated")[0] == 1
    assert verify("check", "toll.en.txt", "--config", "fail-on = 'error'")[0] == 1


def test_a_check_that_is_left_out_leaves_its_figure_unchecked_and_says_so(write: Write, verify: Verify) -> None:
    write("toll.en.txt", TOLL)
    code, out, _ = verify("check", "toll.en.txt", "--ignore", "series", "--format", "json")
    claim = json.loads(out)["documents"][0]["claims"][0]

    assert code == 0
    assert (claim["verdict"], claim["severity"]) == ("unmatched", "note")
    assert claim["message"] == "series.mismatch is left out by the configuration"
    assert claim["findings"][0]["suppressed"] == {"kind": "rule", "reason": None}
    assert verify("check", "toll.en.txt", "--ignore", "series", "--select", "series.mismatch")[0] == 1
    assert verify("check", "toll.en.txt", "--config", "severity.series = 'warning'")[0] == 0


def test_a_check_that_is_not_known_is_refused(write: Write, verify: Verify) -> None:
    write("toll.en.txt", TOLL)
    write("verify.toml", 'ignore = ["serie"]\n')
    code, _, said = verify("check", "toll.en.txt")

    assert code == 2
    assert "verify.toml: ignore: 'serie' is no check and no family of checks; did you mean 'series'?" in said
    assert verify("check", "toll.en.txt", "--isolated", "--select", "x")[2].startswith("verify: --select: 'x'")


def test_settings_are_shown_with_where_they_were_said(write: Write, tmp_path: Path, verify: Verify) -> None:
    write("verify.toml", 'lang = "fr"\nexclude = ["old/"]\n[[overrides]]\nfiles = ["a/"]\nignore = ["text"]\n')
    code, out, _ = verify("check", "--show-settings", "--fail-on", "warning")
    rows = out.splitlines()

    assert code == 0
    assert f'lang = "fr"  # {tmp_path / "verify.toml"}' in rows
    assert 'fail-on = "warning"  # the command line' in rows
    assert "respect-gitignore = true" in rows
    assert rows[-3:] == ["[[overrides]]", 'files = ["a/"]', 'ignore = ["text"]']


def test_what_is_shown_can_be_read_again(write: Write, verify: Verify) -> None:
    text = 'exclude = ["old/"]\nseverity = { series = "note" }\n[[overrides]]\nfiles = ["a/"]\nignore = ["text"]\n'
    write("verify.toml", text)
    shown = verify("check", "--show-settings")[1]
    write("verify.toml", shown)

    assert verify("check", "--show-settings")[1].splitlines()[-3:] == shown.splitlines()[-3:]


def test_a_folder_is_searched_without_what_is_excluded_or_ignored_by_git(
    write: Write, tmp_path: Path, verify: Verify
) -> None:
    for name in ("a.md", "old/b.md", "new/c.md", "new/draft.md", "new/deep/kept.draft.md", "build/d.md"):
        write(name, "Nothing.\n")
    write(".gitignore", "build/\n*draft.md\n")
    write("new/deep/.gitignore", "!kept.draft.md\n")
    write("verify.toml", 'exclude = ["old/"]\n')
    (tmp_path / ".git").mkdir()

    assert verify("check", "--show-files", ".")[1].split() == ["a.md", "new/c.md", "new/deep/kept.draft.md"]
    assert verify("check", "--show-files", "new")[1].split() == ["new/c.md", "new/deep/kept.draft.md"]
    every = verify("check", "--show-files", ".", "--config", "respect-gitignore = false")[1].split()
    assert every == ["a.md", "build/d.md", "new/c.md", "new/draft.md", "new/deep/kept.draft.md"]
    assert verify("check", "--show-files", "old/b.md")[1].split() == ["old/b.md"]
    assert verify("check", "--show-files", "old/b.md", "--force-exclude")[1] == ""
    assert verify("check", "--show-files", ".", "--exclude", "new/")[1].split() == ["a.md", "old/b.md"]


def test_articles_are_named_by_a_file_or_by_standard_input(
    write: Write, verify: Verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a b.md", "Nothing.\n")
    write("list.txt", "a b.md\n\n")

    assert verify("check", "--show-files", "--files-from", "list.txt")[1] == "a b.md\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"a b.md\n")))
    assert verify("check", "--show-files", "--files-from", "-")[1] == "a b.md\n"
    code, _, said = verify("check", "--files-from", "nowhere.txt")
    assert code == 2
    assert said.startswith("verify: --files-from: nowhere.txt: cannot be read")
