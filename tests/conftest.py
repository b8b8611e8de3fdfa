"""What every test stands on: no network, no terminal, no settings of the person who runs it."""

from __future__ import annotations

import os
import socket
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# The same examples on every run: a failure in a build can be had again at a desk.
settings.register_profile("verify", derandomize=True, deadline=None)
settings.load_profile("verify")

WHOLE_RUNS = ("tests/pipeline/", "tests/checks/")  # tests that check an article for each case
MEASURED = 80  # cases of one of them on which coverage is measured
PERSONAL = (
    "COLUMNS", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "LC_ALL", "LC_MESSAGES", "LINES", "PY_COLORS",
    "TERMINAL_WIDTH",
)  # fmt: skip


@pytest.fixture(scope="session")
def checkout() -> Path:
    """Return the folder that holds pyproject.toml."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True, scope="session")
def plain_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Take away what would make output differ from one desk to the next."""
    with pytest.MonkeyPatch.context() as patch:
        for name in (*PERSONAL, *(name for name in os.environ if name.startswith("VERIFY_"))):
            patch.delenv(name, raising=False)
        patch.setenv("LANG", "C.UTF-8")
        patch.setenv("NO_COLOR", "1")
        patch.setenv("PYTHONUTF8", "1")
        patch.setenv("TERM", "dumb")
        patch.setenv("VERIFY_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("VERIFY_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse every connection that would leave this machine."""
    connect = socket.socket.connect

    def stay_home(connection: socket.socket, address: Any) -> None:  # noqa: ANN401 - the type is the system's
        if connection.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in {"127.0.0.1", "::1"}:
            pytest.fail(f"a test tried to connect to {address[0]!r}; give it a local file instead")
        connect(connection, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", stay_home)
        yield


@pytest.hookimpl(tryfirst=True)  # before tests are chosen by their marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave slow tests out of the coverage, which would distort their time, and most cases of whole runs.

    Of a table of articles every so many are measured, spread over all of it: the others reach the same lines.
    """
    seen: Counter[str] = Counter()
    whole = Counter(_test(item) for item in items)
    for item in items:
        test = _test(item)
        is_spare = test.startswith(WHOLE_RUNS) and seen[test] % -(-whole[test] // MEASURED) != 0
        seen[test] += 1
        if is_spare:
            item.add_marker("spare")
        if is_spare or item.get_closest_marker("slow"):
            item.add_marker("no_cover")


def _test(item: pytest.Item) -> str:
    return item.nodeid.partition("[")[0]
