"""Check the documentation: every link inside the project leads somewhere, every Python example runs.

In: the Markdown files of the project. Out: one line for each thing that is wrong, and exit code 1.
"""

from __future__ import annotations

import doctest
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(<?([^)\s>]+)>?[^)]*\)|^\[[^\]]+\]: +<?([^\s>]+)", re.MULTILINE)
HEADING = re.compile(r"^#{1,6} +(.+?)[ #]*$", re.MULTILINE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def pages() -> Iterator[Path]:
    """List the pages that a person wrote: samples and reports are articles, not documentation."""
    yield from sorted(ROOT.glob("*.md"))
    yield from (page for page in sorted((ROOT / "docs").rglob("*.md")) if "samples" not in page.parts)


def prose(page: Path) -> str:
    """Return a page without its blocks of code."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """Return the names under which the headings of a page can be linked to."""
    found: set[str] = set()
    for heading in HEADING.findall(prose(page)):
        kept = (letter for letter in heading.lower() if letter in " -_" or unicodedata.category(letter)[0] in "LN")
        name = "".join(kept).replace(" ", "-")
        found.add(name if name not in found else f"{name}-1")
    return found


def broken(page: Path) -> Iterator[str]:
    """Name every link of a page that leads nowhere inside the project."""
    for match in LINK.finditer(prose(page)):
        link = match[1] or match[2]
        if ELSEWHERE.match(link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists():
            yield f"{page.relative_to(ROOT)}: no file at {link!r}; mend the link"
        elif anchor and target.suffix == ".md" and anchor not in anchors(target):
            yield f"{page.relative_to(ROOT)}: no heading at {link!r}; mend the link"


def failing(page: Path) -> int:
    """Run the Python examples of a page and count those that fail."""
    return doctest.testfile(str(page), module_relative=False, encoding="utf-8").failed


if __name__ == "__main__":
    complaints = [complaint for page in pages() for complaint in broken(page)]
    failures = sum(failing(page) for page in pages())
    print(*complaints, sep="\n", end="\n" if complaints else "")
    print(f"{sum(1 for _ in pages())} pages: {len(complaints)} broken links, {failures} failing examples")
    sys.exit(bool(complaints or failures))
