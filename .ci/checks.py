"""Write docs/checks.md from the docstrings of the checks: `python .ci/checks.py`.

In: the modules in verify/checks/. Out: one section for each check. With `--check` nothing is written, and the exit
code is 1 if the page is not what would be.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from verify.checks.check import HEADINGS, Check, all_checks, explain  # noqa: E402 - it needs the path

PAGE = ROOT / "docs" / "checks.md"
HEAD = """# Checks

Every finding names its check, and `verify explain CHECK` prints what stands here. Checks are selected, left out and
given another severity by id or by family, the part before the dot: see [configuration](configuration.md).

This page is written by `python .ci/checks.py` from the checks themselves.
"""
LINE = re.compile(rf"^({'|'.join(HEADINGS)}) +(.*)$")


def page() -> str:
    """Return the whole page."""
    rows = "\n".join(
        f"| [`{check.id}`](#{check.id.replace('.', '')}) | {check.severity.value} | {title(check)} |"
        for check in all_checks().values()
    )
    table = f"| check | severity | what it is about |\n|---|---|---|\n{rows}\n"
    return "\n".join([HEAD, table, *(section(check) for check in all_checks().values())])


def title(check: Check) -> str:
    """Return what a check is about, in a line."""
    return escaped(explain(check.id).partition("\n")[0].partition(": ")[2].rstrip("."))


def section(check: Check) -> str:
    """Return the section of one check."""
    parts = "\n".join(f"- **{name}**: {escaped(' '.join(words))}" for name, words in headings(explain(check.id)))
    first = title(check)
    return f"## {check.id}\n\n{first[:1].upper()}{first[1:]}. Verdict: `{check.verdict.value}`.\n\n{parts}\n"


def headings(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the headings of a docstring with their words."""
    name, words = "", list[str]()
    for line in text.splitlines():
        found = LINE.match(line)
        if found:
            if name:
                yield name, words
            name, words = found[1], [found[2]]
        elif name and line.strip():
            words.append(line.strip())
    if name:
        yield name, words


def escaped(text: str) -> str:
    """Return a text in which nothing is markup of Markdown."""
    return re.sub(r"([<>*_`|\[\]\\])", r"\\\1", text)


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
