"""Report only what stands on lines that changed since another revision of the repository.

In: ledgers and the name of a revision. Out: ledgers whose findings in sentences that did not change are suppressed.
What changed is asked of git, from the point where the branch left that revision.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from verify.errors import UsageError
from verify.model import DocumentLedger, LedgerEntry, Suppression
from verify.suppression.weigh import silenced
from verify.text.lines import LineIndex

__all__ = ["changed_lines", "only_changed"]

OPTION = "--diff-base"
FILE = re.compile(r"^\+\+\+ (?:\"?b/(?P<path>.*?)\"?|/dev/null)\t?$", re.MULTILINE)
HUNK = re.compile(r"^@@ -\d+(?:,\d+)? \+(?P<start>\d+)(?:,(?P<count>\d+))? @@")

Lines = Sequence[range]


def only_changed(ledgers: Iterable[DocumentLedger], base: str) -> Iterator[DocumentLedger]:
    """Yield ledgers without the findings in sentences of which no line changed; new files changed as a whole."""
    changed = changed_lines(base, Path.cwd())
    for ledger in ledgers:
        lines = changed.get(Path(ledger.document.name).resolve(), () if _tracked(ledger) else None)
        yield ledger if lines is None else _kept(ledger, lines)


def changed_lines(base: str, folder: Path) -> Mapping[Path, Lines]:
    """Return the lines of each file that changed, from 1; a file that git does not know yet is not among them."""
    if base.startswith("-"):
        raise UsageError(OPTION, f"{base!r} is no revision", "name one, such as origin/main")
    top = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
    start = _git(folder, "merge-base", base, "HEAD").strip()
    arguments = ("diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-renames", start)
    text = _git(top, "-c", "core.quotePath=false", *arguments)
    found: dict[Path, list[range]] = {}
    own: list[range] = []
    for line in text.split("\n"):
        if named := FILE.match(line):
            own = found.setdefault((top / (named["path"] or "")).resolve(), [])
        elif hunk := HUNK.match(line):
            first, count = int(hunk["start"]), int(hunk["count"] or 1)
            own.append(range(first, first + count))
    return found


def _kept(ledger: DocumentLedger, lines: Lines) -> DocumentLedger:
    index = LineIndex(ledger.document.text)

    def entry_now(entry: LedgerEntry) -> LedgerEntry:
        span = entry.claim.sentence
        first, last = index.position(span.start).line, index.position(max(span.start, span.end - 1)).line
        if any(each.start <= last and first < each.stop for each in lines):
            return entry
        return silenced(entry, lambda _: Suppression("unchanged"))

    return replace(ledger, entries=tuple(map(entry_now, ledger.entries)))


def _tracked(ledger: DocumentLedger) -> bool:
    """Tell whether git knows a file."""
    path = Path(ledger.document.name).resolve()
    try:
        _git(path.parent, "ls-files", "--error-unmatch", "--", path.name)
    except UsageError:
        return False
    return True


def _git(folder: Path, *arguments: str) -> str:
    """Ask git, in a folder."""
    try:
        command = ["git", *arguments]  # found on the path of the user, as the user's own would be
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603 - no shell
    except OSError as error:
        raise UsageError(
            OPTION, f"git cannot be run: {error.strerror}", "install git, or leave the option out"
        ) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise UsageError(OPTION, f"git says {said!r}", "run it in a repository, and name a revision that it knows")
    return done.stdout.decode("utf-8", "surrogateescape")
