"""The option that renews snapshots: `pytest tests/cli --update-snapshots`, then read the diff."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option; it is known where this folder is named on the command line."""
    parser.addoption("--update-snapshots", action="store_true", help="write what the command says now into the files")


@pytest.fixture
def renew(request: pytest.FixtureRequest) -> bool:
    """Tell whether snapshots are to be written, not compared."""
    return bool(request.config.getoption("--update-snapshots", default=False))
