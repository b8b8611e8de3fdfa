"""A report in, the same with its articles named from the top of the checkout out, as what shows it beside them wants.

The top is the folder that a build names, GITHUB_WORKSPACE or CI_PROJECT_DIR, else the one that the command runs in.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from verify.model import DocumentLedger, Report

__all__ = ["TOPS", "from_root"]

TOPS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def from_root(report: Report, here: Path, surroundings: Mapping[str, str] = os.environ) -> Report:
    """Rename the articles below the top; others keep the names that they were given."""
    named = (Path(surroundings[name]) for name in TOPS if surroundings.get(name))
    top = next((each for each in named if here.is_relative_to(each)), here)
    return replace(report, documents=tuple(_renamed(ledger, here, top) for ledger in report.documents))


def _renamed(ledger: DocumentLedger, here: Path, top: Path) -> DocumentLedger:
    name = ledger.document.name
    whole = Path(os.path.normpath(here / name))
    if not whole.is_relative_to(top) or whole == top:
        return ledger
    return replace(ledger, document=replace(ledger.document, name=whole.relative_to(top).as_posix()))
