"""Score predictions with the scorer that lies beside the gold files.

In: gold rows of one suite and language, and our predictions. Out: the counts of span, value and strict
matches of every type. The scorer is other people's: it is imported from where it lies, and only its
command is used.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise
from pathlib import Path
from typing import Any

__all__ = ["MEASURES", "Scorer", "Tally", "load_scorer", "total"]

Row = Mapping[str, Any]
Predictions = Mapping[str, Sequence[Row]]
MEASURES = ("value", "span", "strict")
SCORER = "score.py"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, how many there are, how many were predicted."""

    right: int = 0
    gold: int = 0
    predicted: int = 0

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall; `None` where there was nothing to find or to say.

        >>> Tally(9, 10, 10).f1
        0.9
        """
        every = self.gold + self.predicted
        return 2 * self.right / every if every else None


Tallies = dict[str, dict[str, Tally]]  # by type, then by measure


def total(tallies: Iterable[Tally]) -> Tally:
    """Add up the counts of several types."""
    listed = list(tallies)
    return Tally(sum(t.right for t in listed), sum(t.gold for t in listed), sum(t.predicted for t in listed))


@dataclass(frozen=True, slots=True)
class Scorer:
    """The command of a `score.py`."""

    main: Callable[[], None]

    def tallies(self, rows: Sequence[Row], predictions: Predictions, *, supported: str | None = None) -> Tallies:
        """Return the counts of every type over the rows that have predictions."""
        flags = ["--json", *(["--supported", supported] if supported else [])]
        scores = json.loads(self._run(rows, predictions, flags))["scores"]
        return {
            name: {
                measure: Tally(counts[measure]["tp"], counts[measure]["gold"], counts[measure]["pred"])
                for measure in MEASURES
            }
            for name, counts in scores.items()
            if name != "ALL"
        }

    def errors(
        self, rows: Sequence[Row], predictions: Predictions, *, supported: str | None = None, most: int = 20
    ) -> str:
        """Return what the scorer says of the first wrong rows."""
        flags = ["--errors", str(most), *(["--supported", supported] if supported else [])]
        return self._run(rows, predictions, flags)

    def wrong(self, rows: Sequence[Row], predictions: Predictions) -> frozenset[str]:
        """Return the ids of the rows that are not entirely right."""
        lines = self.errors(rows, predictions, most=len(rows)).splitlines()
        return frozenset(after.strip() for before, after in pairwise(lines) if before == "ERR")

    def _run(self, rows: Sequence[Row], predictions: Predictions, flags: Sequence[str]) -> str:
        with tempfile.TemporaryDirectory() as folder:
            gold, found = Path(folder, "gold.jsonl"), Path(folder, "found.jsonl")
            gold.write_text(_lines(rows), encoding="utf-8")
            found.write_text(_lines({"id": name, "pred": said} for name, said in predictions.items()), encoding="utf-8")
            arguments, said = sys.argv, io.StringIO()
            sys.argv = [SCORER, str(gold), str(found), *flags]
            try:
                with contextlib.redirect_stdout(said):
                    self.main()
            finally:
                sys.argv = arguments
        return said.getvalue()


def load_scorer(folder: Path) -> Scorer:
    """Import the scorer of a folder of gold."""
    path = folder / SCORER
    spec = spec_from_file_location("gold_scorer", path) if path.is_file() else None
    if spec is None or spec.loader is None:
        message = f"{path}: no such file; the scorer has to lie beside the gold files, or name it with --scorer"
        raise SystemExit(message)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return Scorer(module.main)


def _lines(rows: Iterable[Row]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
