"""Messages in French: asked for by option, settings or locale; what programs go by is the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from verify.cli import main

ARTICLE = "docs/samples/dispatch.fr.txt"
IDS = ("check", "severity", "verdict", "code", "fingerprint", "metric", "entity", "kind", "pack")


@pytest.fixture(autouse=True)
def at_the_top(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run from the top of the checkout."""
    monkeypatch.chdir(checkout)


def printed(capfd: pytest.CaptureFixture[str], *options: str) -> str:
    main(["check", ARTICLE, *options])
    return capfd.readouterr().out


def ids(content: Any) -> list[Any]:  # noqa: ANN401  whatever JSON holds
    """Return the keys of JSON, with the values of those that programs go by."""
    if isinstance(content, dict):
        return [(key, value if key in IDS else ids(value)) for key, value in content.items()]
    return [ids(each) for each in content] if isinstance(content, list) else []


def test_a_table_is_in_french(capfd: pytest.CaptureFixture[str]) -> None:
    shown = " ".join(printed(capfd, "--ui-lang=fr").split())

    assert "ligne chiffre porte sur référence verdict motif" in shown
    assert "dateline" not in shown
    assert "deux chiffres sont" in shown
    assert "2 erreurs, 0 avertissement." in shown


def test_json_has_the_same_keys_and_ids_in_every_language(capfd: pytest.CaptureFixture[str]) -> None:
    english, french = (json.loads(printed(capfd, "--format=json", f"--ui-lang={lang}")) for lang in ("en", "fr"))
    messages = [claim["message"] for claim in french["documents"][0]["claims"]]

    assert ids(english) == ids(french)
    assert "le 15\u00a0mai 2024 est un mercredi" in messages
    assert any("\u00a0»\u202f; Gaza Ministry of Health donne 79\u202f141" in said for said in messages)


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_report_is_in_french(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    shown = printed(capfd, f"--format={form}", "--ui-lang=fr")

    assert [] == [word for word in ("Findings", "Not checked", "first seen", "read in its text") if word in shown]
    assert "Anomalies" in shown
    assert form == "markdown" or '<html lang="fr">' in shown


def test_the_locale_counts_where_nobody_says_it(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    french = printed(capfd, "--format=concise")
    english = printed(capfd, "--format=concise", "--ui-lang=en")

    assert "2 erreurs" in french.replace("\u00a0", " ")
    assert "2 errors" in english


def test_settings_go_before_the_locale(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")

    assert "2 errors" in printed(capfd, "--format=concise", "--config", "ui-lang = 'en'")


def test_a_language_that_messages_are_not_in_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", ARTICLE, "--ui-lang=xx"]) == 2
    assert capfd.readouterr().err == "verify: --ui-lang: 'xx' is not known; use one of en, fr\n"


def test_what_is_suppressed_says_so_in_french(capfd: pytest.CaptureFixture[str]) -> None:
    claims = json.loads(printed(capfd, "--format=json", "--ui-lang=fr", "--ignore=series"))["documents"][0]["claims"]

    assert "series.mismatch est écarté par la configuration" in [claim["message"] for claim in claims]


def test_sarif_names_the_language_of_its_messages(capfd: pytest.CaptureFixture[str]) -> None:
    (run,) = json.loads(printed(capfd, "--format=sarif", "--ui-lang=fr"))["runs"]

    assert "fr" == run["language"]
    assert run["results"][0]["message"]["text"].startswith("le texte donne «")
    assert "series.mismatch" in {result["ruleId"] for result in run["results"]}
