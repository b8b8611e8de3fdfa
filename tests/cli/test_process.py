"""A process looks for garbage as seldom as it pays, and not at all at its end."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest

from verify.cli import run


@pytest.fixture
def collector() -> Iterator[None]:
    """Put back how garbage is looked for."""
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.mark.usefixtures("collector")
@pytest.mark.parametrize(("arguments", "code"), [(["--version"], 0), (["explain", "nothing.such"], 2)])
def test_it_returns_the_exit_code_and_leaves_its_memory_alone(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    monkeypatch.setattr(sys, "argv", ["verify", *arguments])

    assert code == run()
    assert gc.get_freeze_count() > 0
