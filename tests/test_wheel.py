"""The distribution: the wheel holds what `verify` needs, is the same each time, and works away from the checkout.

No network: the new environment borrows the dependencies of the one that runs the tests.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
# The reference has this figure for the day; the second article has it with two digits exchanged.
ARTICLE = """---
date: 2024-03-15
---
# Relief convoy waits at the crossing

In Gaza, {} people have been killed since the war began, the health ministry said on Friday 15 March 2024.
"""


def build(folder: Path) -> dict[str, bytes]:
    """Build the sdist and the wheel into a folder and return their bytes."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    run = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a fresh sdist and wheel."""
    folder = tmp_path_factory.mktemp("dist")
    build(folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("verify_figures-*-py3-none-any.whl")
    return found


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel in an environment of its own and return the folder of its commands."""
    home = tmp_path_factory.mktemp("elsewhere")
    venv.create(home, with_pip=False)
    scheme = {"base": str(home), "platbase": str(home), "installed_base": str(home)}
    paths = sysconfig.get_paths(scheme="venv", vars=scheme)
    borrowed = sysconfig.get_path("purelib")
    install = [sys.executable, "-m", "pip", "--python", str(Path(paths["scripts"]) / "python"), "install"]
    subprocess.run([*install, "--quiet", "--no-index", "--no-deps", str(wheel)], check=True, env=os.environ)
    (Path(paths["purelib"]) / "borrowed.pth").write_text(f"{borrowed}\n", encoding="utf-8")
    return Path(paths["scripts"])


def run_verify(commands: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the installed command in a folder that knows nothing of the checkout."""
    clean = {name: text for name, text in os.environ.items() if not name.startswith(("PYTHONPATH", "VERIFY_", "COV"))}
    return subprocess.run(
        [commands / "verify", *arguments], capture_output=True, check=False, cwd=folder, encoding="utf-8", env=clean
    )


def shipped_files() -> set[str]:
    """List the data that the wheel has to carry, by the names that it has there."""
    packs = (
        path for path in (ROOT / "reference_data").rglob("*") if path.is_file() and "__pycache__" not in path.parts
    )
    inner = (path for path in (ROOT / "verify").rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"})
    return {f"verify/{path.relative_to(ROOT).as_posix()}" for path in packs} | {
        path.relative_to(ROOT).as_posix() for path in inner
    }


def test_the_wheel_carries_every_pack_and_lexicon(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    assert set() == shipped_files() - names
    assert {"verify/language/data/fr.toml", "verify/language/data/en.toml"} <= names
    assert any(name.startswith("verify/reference_data/") and name.endswith("datapackage.json") for name in names)


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    code = {path.relative_to(ROOT).as_posix() for path in (ROOT / "verify").rglob("*") if path.is_file()}
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert set() == names - code - shipped_files()


def test_the_wheel_names_its_licence_and_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        folder = metadata.rpartition("/")[0]
        headers = archive.read(metadata).decode()

        assert "verify = verify.cli:run" in archive.read(f"{folder}/entry_points.txt").decode()
        assert "MIT License" in archive.read(f"{folder}/licenses/LICENSE").decode()
    assert "License-Expression: MIT" in headers
    assert "Requires-Python: >=3.11" in headers


def test_the_sdist_can_be_worked_on(built: Path) -> None:
    (sdist,) = built.glob("verify_figures-*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {"LICENSE", "Makefile", "pyproject.toml", "requirements/dev.txt", "tests/test_wheel.py"} <= names


def test_two_builds_are_the_same_to_the_byte(built: Path, tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in sorted(built.iterdir())}

    assert first == build(tmp_path / "again")


def test_the_wheel_checks_an_article_away_from_the_checkout(elsewhere: Path, tmp_path: Path) -> None:
    for name, figure in (("convoy", "31,490"), ("slip", "31,940")):
        (tmp_path / f"{name}.en.md").write_text(ARTICLE.format(figure), encoding="utf-8")

    run = run_verify(elsewhere, "check", "--format", "json", "convoy.en.md", "slip.en.md", folder=tmp_path)
    assert run.returncode == 1, run.stderr
    report: dict[str, Any] = json.loads(run.stdout)
    claims = [claim for document in report["documents"] for claim in document["claims"]]
    found = {claim["text"]: (claim["verdict"], claim["reference"]) for claim in claims}
    packs = {reference["pack"] for _, reference in found.values() if reference}

    assert ("match", "mismatch") == (found["31,490"][0], found["31,940"][0])
    assert packs
    assert packs <= set(report["tool"]["packs"])


def test_the_installed_package_stands_alone(elsewhere: Path, tmp_path: Path) -> None:
    """The test above proves nothing if the checkout was imported after all."""
    where = subprocess.run(
        [elsewhere / "python", "-c", "import verify; print(verify.__file__)"],
        capture_output=True, check=True, cwd=tmp_path, encoding="utf-8",
    )  # fmt: skip

    assert ROOT not in Path(where.stdout.strip()).parents
    assert "0" in run_verify(elsewhere, "--version", folder=tmp_path).stdout
