"""A report in, written to all the places that it goes to out: standard output, files, and the log of a build.

In GitHub Actions the findings are annotated, and the report stands in the summary of the step, without being asked for,
unless VERIFY_ANNOTATIONS is "never". Annotations go to standard error, which the runner reads as well, so that what is
piped stays whole.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from verify.cli.output import annotate, complain, emit, for_files, for_terminal, in_actions, write
from verify.cli.roots import from_root
from verify.errors import UsageError
from verify.report import ReportOptions, formats
from verify.report.escape import web_address

if TYPE_CHECKING:
    from verify.model import Report

__all__ = ["Files", "Page", "pages", "publish", "rendered", "signed", "wants_excerpts"]

ANNOTATIONS, SUMMARY = "github", "markdown"
SUMMARY_FILE = "GITHUB_STEP_SUMMARY"
SWITCH, OFF = "VERIFY_ANNOTATIONS", "never"
SUMMARY_BYTES = 1024 * 1024  # of all that a step writes; more is refused whole
CUT = "\n\n*The report is longer than a summary may be; write it to a file with `--output markdown=PATH`.*\n"

Files = Sequence[tuple[str, Path]]


class Page(Struct, frozen=True):
    """A report in one format, for one place, and what writes it there."""

    name: str
    options: ReportOptions
    put: Callable[[str], None]


def wants_excerpts(names: Iterable[str]) -> bool:
    """Tell whether one of some formats draws charts."""
    return any(getattr(formats()[name], "EXCERPTS", False) for name in names)


def signed(names: Sequence[str], review: ReportOptions) -> Sequence[str]:
    """Return some formats; one that speaks in somebody's name is refused unless a person signs."""
    url = review.review_url
    if url is not None and web_address(url) is None:
        raise UsageError("--review-url", f"{url!r} is no address of the web", "write it as https://...")
    if any(getattr(formats()[name], "SIGNED", False) for name in names):
        review.reviewer()
    return names


def pages(form: str, files: Files, review: ReportOptions) -> list[Page]:
    """Return what is to be written: to standard output, to files, and to what a build shows of it."""
    terminal, file = (
        replace(review, width=each.width, ascii_only=each.ascii_only) for each in (for_terminal(), for_files())
    )
    asked = [Page(form, terminal, annotate if form == ANNOTATIONS else emit)]
    asked += [Page(name, file, partial(write, path)) for name, path in files]
    if in_actions() and os.environ.get(SWITCH) != OFF:
        if form != ANNOTATIONS:
            asked.append(Page(ANNOTATIONS, file, partial(annotate, beside=True)))
        asked.append(Page(SUMMARY, file, _summarise))
    return asked


def rendered(report: Report, asked: Iterable[Page]) -> tuple[str, ...]:
    """Return the text of each page."""
    return tuple(_rendered(report, page) for page in asked)


def _rendered(report: Report, page: Page) -> str:
    form = formats()[page.name]
    placed = from_root(report, Path.cwd()) if getattr(form, "FROM_ROOT", False) else report
    return form.render(placed, page.options)


def publish(asked: Iterable[Page], texts: Iterable[str]) -> None:
    """Write the text of each page to where it goes."""
    for page, text in zip(asked, texts, strict=True):
        page.put(text)


def _summarise(text: str) -> None:
    """Add a report to the summary of the step, as much of it as may stand there."""
    target = os.environ.get(SUMMARY_FILE)
    if not target:
        return
    path = Path(target)
    try:
        room = SUMMARY_BYTES - (path.stat().st_size if path.exists() else 0)
        with path.open("ab") as stream:
            stream.write(_fitting(text, room))
    except OSError as err:
        complain(f"the summary of the step cannot be written: {err.strerror or err}")


def _fitting(text: str, room: int) -> bytes:
    """Return whole lines of a text that take no more bytes than there are, with a word on what is left out.

    >>> _fitting("a", 2), _fitting("a" * 9, 2)
    (b'a', b'')
    """
    whole = text.encode("utf-8", "backslashreplace")
    if len(whole) <= room:
        return whole
    note = CUT.encode()
    kept = whole[: max(0, room - len(note))]
    end = kept.rfind(b"\n")
    return kept[:end] + note if end > 0 else b""
