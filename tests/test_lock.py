"""The locks: every release pinned by its hash, from nowhere in particular, and in step with pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("build", "dev", "runtime")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


class Pin(NamedTuple):
    """One line of a lock, with its continuations."""

    requirement: Requirement
    hashes: list[str]


def locked(name: str) -> dict[str, Pin]:
    """Read a lock into its pins by name."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    bare = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ")
    pins = [
        Pin(Requirement(line.split(" --hash")[0]), HASH.findall(line)) for line in bare.splitlines() if line.strip()
    ]
    return {canonicalize_name(pin.requirement.name): pin for pin in pins}


def wanted(name: str) -> list[Requirement]:
    """Return what pyproject.toml asks for in one lock."""
    groups = PROJECT["dependency-groups"]
    asked = {
        "build": [*groups["build"], *PROJECT["build-system"]["requires"]],
        "dev": [*PROJECT["project"]["dependencies"], *groups["build"], *groups["dev"]],
        "runtime": PROJECT["project"]["dependencies"],
    }
    return [Requirement(text) for text in asked[name] if isinstance(text, str)]


@pytest.mark.parametrize("name", LOCKS)
def test_every_release_is_pinned_by_its_hash(name: str) -> None:
    loose = [
        package
        for package, pin in locked(name).items()
        if not pin.hashes or not re.fullmatch(r"==[^*,]+", str(pin.requirement.specifier)) or pin.requirement.url
    ]

    assert [] == loose


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    options = [line for line in text.splitlines() if re.match(r"\s*-(?!-hash=)(?!c requirements/)", line)]

    assert ([], False) == (options, "://" in text)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_what_the_project_asks_for(name: str) -> None:
    pins = locked(name)
    amiss = [
        str(requirement)
        for requirement in wanted(name)
        if (pin := pins.get(canonicalize_name(requirement.name))) is None
        or not requirement.specifier.contains(str(pin.requirement.specifier).removeprefix("=="), prereleases=True)
    ]

    assert [] == amiss, "run `make lock`"


@pytest.mark.parametrize("name", ["build", "runtime"])
def test_the_smaller_locks_are_part_of_the_whole(name: str) -> None:
    whole = locked("dev")
    apart = {
        package: str(pin.requirement)
        for package, pin in locked(name).items()
        if package not in whole
        or pin.requirement.specifier != whole[package].requirement.specifier
        or set(pin.hashes) != set(whole[package].hashes)
    }

    assert {} == apart, "run `make lock`"


@pytest.mark.parametrize("name", ["Makefile", ".ci/run"])
def test_a_lock_is_installed_as_it_is(name: str) -> None:
    """Some releases of pip look for the newest release of a part of which an extra is asked for, and then refuse it."""
    installs = [line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if "--require-hashes" in line]

    assert installs
    assert [] == [line for line in installs if "--no-deps" not in line]


def test_the_main_parts_are_locked_for_every_system() -> None:
    """A compiled part has a wheel for each system and Python, hence many hashes."""
    compiled = {"pydantic-core", "text2num"}
    few = {package: len(pin.hashes) for package, pin in locked("runtime").items() if package in compiled}

    assert [] == [package for package, hashes in few.items() if hashes < 12]  # 3 systems, 3 Pythons and more
