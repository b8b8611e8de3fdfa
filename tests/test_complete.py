"""Nothing half done: each check, lexicon, pack and command has all that its kind must have."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
CHECKS = sorted(path.stem for path in (ROOT / "verify/checks").glob("*.py") if path.stem != "__init__")
LEXICONS = sorted((ROOT / "verify/language/data").glob("*.toml"))
PACKS = sorted((ROOT / "reference_data").glob("*/datapackage.json"))

HEADINGS = ["Why", "Flagged", "Clean", "Fix"]
ASKED_OF_A_PACK = {"$schema", "description", "licenses", "name", "resources", "title", "version"}
ASKED_OF_A_TABLE = {"encoding", "format", "mediatype", "name", "path", "schema", "title", "type", "verify:reference"}


def name_of(path: Path) -> str:
    """Name a lexicon by its file and a pack by its folder."""
    return path.stem if path.suffix == ".toml" else path.parent.name


def check_of(module: str) -> tuple[str, str]:
    """Return the id and the documentation of the check that a module holds, if it holds one."""
    content = import_module(f"verify.checks.{module}")
    return getattr(getattr(content, "CHECK", None), "id", ""), content.__doc__ or ""


def checks() -> Mapping[str, str]:
    """Return the documentation of every check by its id."""
    return {identity: docs for identity, docs in map(check_of, CHECKS) if identity}


def examples(identity: str) -> dict[str, Any]:
    """Read the examples of a check."""
    path = ROOT / "tests" / "checks" / f"{identity}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def resources(pack: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every resource of a pack under a name for messages."""
    for resource in json.loads(pack.read_text(encoding="utf-8"))["resources"]:
        yield f"{pack.parent.name}/{resource.get('name')}", resource


def commands(group: Any, words: str = "verify") -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - Typer's inner types
    """Yield a command, and every command under it, with the words that call it."""
    yield words, group
    for name, command in sorted(getattr(group, "commands", {}).items()):
        yield from commands(command, f"{words} {name}")


def test_there_is_something_to_check() -> None:
    missing = [kind for kind, found in (("checks", CHECKS), ("lexicons", LEXICONS), ("packs", PACKS)) if not found]

    assert [] == missing


def test_every_check_explains_itself() -> None:
    pattern = re.compile(rf"^[#* ]*({'|'.join(HEADINGS)})\b[:.*]*", re.MULTILINE)
    headings = {identity: pattern.findall(docs) for identity, docs in checks().items()}

    assert {} == {identity: found for identity, found in headings.items() if found != HEADINGS}


def test_every_module_among_the_checks_is_a_check_or_serves_them() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "verify").rglob("*.py")]
    idle = [
        module
        for module in CHECKS
        if not check_of(module)[0] and not any(f"from verify.checks.{module} import" in source for source in sources)
    ]

    assert [] == idle


def test_a_check_is_named_as_its_module() -> None:
    named = {module: identity for module in CHECKS if (identity := check_of(module)[0])}

    assert {} == {module: identity for module, identity in named.items() if module != identity.replace(".", "_")}


def test_every_check_has_clean_and_flagged_examples() -> None:
    without = [identity for identity in checks() if not {"clean", "flagged"} <= examples(identity).keys()]
    empty = [identity for identity in checks() for kind, found in examples(identity).items() if not found]
    hasty = [identity for identity in checks() if next(iter(examples(identity)), "clean") != "clean"]

    assert ([], [], []) == (without, empty, hasty)


def test_every_file_of_examples_is_of_a_check() -> None:
    files = {path.name.removesuffix(".toml") for path in (ROOT / "tests/checks").glob("*.toml")}

    assert set() == files - checks().keys()


@pytest.mark.parametrize("path", LEXICONS, ids=name_of)
def test_every_lexicon_has_every_section(path: Path) -> None:
    sections: frozenset[str] = import_module("verify.language").REQUIRED_SECTIONS
    content = tomllib.loads(path.read_text(encoding="utf-8"))

    assert [] == sorted(section for section in sections if not holds(content, section))


def holds(content: Mapping[str, Any], section: str) -> bool:
    """Tell whether a section, dotted where it lies in another, is there and not empty."""
    head, _, rest = section.partition(".")
    return bool(content.get(head)) and (not rest or holds(content[head], rest))


def test_the_lexicons_have_the_same_sections() -> None:
    """What one language has, another must have too, or the loader must know that it may lack it."""
    sections = {path.stem: set(tomllib.loads(path.read_text(encoding="utf-8"))) for path in LEXICONS}
    everything = set().union(*sections.values())

    assert {} == {language: everything - found for language, found in sections.items() if everything - found}


@pytest.mark.parametrize("path", PACKS, ids=name_of)
def test_every_pack_has_every_field(path: Path) -> None:
    descriptor = json.loads(path.read_text(encoding="utf-8"))

    assert (set(), path.parent.name) == (ASKED_OF_A_PACK - descriptor.keys(), descriptor.get("name"))


@pytest.mark.parametrize("path", PACKS, ids=name_of)
def test_every_table_has_every_field(path: Path) -> None:
    lacking = {name: ASKED_OF_A_TABLE - resource.keys() for name, resource in resources(path)}
    shapeless = [name for name, resource in resources(path) if not resource.get("verify:reference", {}).get("shape")]

    assert ({}, []) == ({name: fields for name, fields in lacking.items() if fields}, shapeless)


@pytest.mark.parametrize("path", PACKS, ids=name_of)
def test_every_table_names_its_source_and_licence(path: Path) -> None:
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    unnamed = [
        f"{name}: {kind}"
        for name, resource in resources(path)
        for kind, key in (("sources", "title"), ("licenses", "name"))
        if not all(entry.get(key) for entry in resource.get(kind) or descriptor.get(kind) or [{}])
    ]

    assert [] == unnamed


@pytest.mark.parametrize("path", PACKS, ids=name_of)
def test_every_table_made_from_a_source_has_its_checksum(path: Path) -> None:
    """A table kept by hand may do without, so that a word can be added to it in one line."""
    amiss = {}
    for name, resource in resources(path):
        digest = f"sha256:{hashlib.sha256((path.parent / resource['path']).read_bytes()).hexdigest()}"
        made = "adapter" in resource.get("verify:reference", {}).get("refresh", {})
        if resource.get("hash", None if made else digest) != digest:
            amiss[name] = digest

    assert {} == amiss


def test_every_file_of_a_pack_is_described() -> None:
    described = {path.parent / resource["path"] for path in PACKS for _, resource in resources(path)}
    found = {path for pack in PACKS for path in pack.parent.rglob("*") if path.is_file() and path.name[0] != "."}
    loose = {path.relative_to(ROOT).as_posix() for path in found - described - set(PACKS)}

    assert [] == sorted(path for path in loose if not path.endswith(".md"))


def test_every_command_and_option_is_documented() -> None:
    app = import_module("verify.cli").app
    pages = [ROOT / "README.md", *(page for page in (ROOT / "docs").rglob("*.md") if "samples" not in page.parts)]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages if page.is_file())
    unknown, mute = [], []
    for words, command in commands(app):
        unknown += [words] if words not in text else []
        mute += [words] if not command.help else []
        for parameter in command.params:
            options = [name for name in parameter.opts if name.startswith("--")] or parameter.opts[:1]
            mentioned = re.search(rf"{re.escape(options[0])}\b", text, re.IGNORECASE)
            unknown += [] if mentioned else [f"{words} {options[0]}"]
            mute += [] if getattr(parameter, "help", None) else [f"{words} {options[0]}"]

    assert ([], []) == (unknown, mute)


def test_the_page_of_the_checks_is_what_they_say() -> None:
    """After a change: `python .ci/checks.py`."""
    done = subprocess.run([sys.executable, ".ci/checks.py", "--check"], cwd=ROOT, check=False)

    assert done.returncode == 0
