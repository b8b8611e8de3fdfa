"""A pack as a page: what it is, a series as a chart, and its last figures; as text, Markdown or HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from verify.report.chart import Point, drawn
from verify.report.escape import escaped
from verify.report.frame import framed
from verify.report.markup import inline
from verify.report.options import ReportOptions
from verify.report.svg import svg
from verify.report.table import grid
from verify.report.visible import one_line

__all__ = ["PAGES", "PackPage", "PackTable"]


class PackTable(Struct, frozen=True):
    """A table of a page."""

    title: str
    headers: Sequence[str]
    rows: Sequence[Sequence[str]]


class PackPage(Struct, frozen=True):
    """What a page shows; `points` may be empty."""

    title: str
    facts: Sequence[tuple[str, str]]
    chart: str  # title of the chart
    points: Sequence[Point]
    tables: Sequence[PackTable]


def _text(page: PackPage, options: ReportOptions) -> str:
    """Write a page for a terminal."""
    parts = [f"{one_line(page.title)}\n" + "".join(f"{name}: {one_line(words)}\n" for name, words in page.facts)]
    if page.points:
        chart = drawn(page.points, options.width, ascii_only=options.ascii_only)
        parts.append(f"{one_line(page.chart)}\n\n{chart}")
    grids = [f"{one_line(table.title)}\n\n{grid(table.headers, table.rows, options.width)}\n" for table in page.tables]
    return "\n".join([*parts, *grids])


def _markdown(page: PackPage, _: ReportOptions) -> str:
    """Write a page in Markdown."""
    facts = "".join(f"- {name}: {escaped(words)}\n" for name, words in page.facts)
    parts = [f"# {escaped(page.title)}\n", facts]
    if page.points:
        parts.append(f"{svg(page.chart, page.points)}\n")
    for table in page.tables:
        head = f"| {' | '.join(map(escaped, table.headers))} |\n|{' --- |' * len(table.headers)}\n"
        rows = "".join(f"| {' | '.join(map(escaped, row))} |\n" for row in table.rows)
        parts.append(f"## {escaped(table.title)}\n\n{head}{rows}")
    return "\n".join(parts)


def _html(page: PackPage, options: ReportOptions) -> str:
    """Write a page in HTML that needs nothing else."""
    facts = "".join(f"<dt>{inline(name)}</dt><dd>{inline(words)}</dd>\n" for name, words in page.facts)
    parts = [f'<h1>{inline(page.title)}</h1>\n<dl class="facts">\n{facts}</dl>\n']
    if page.points:
        parts.append(f"<figure>\n{svg(page.chart, page.points)}\n</figure>\n")
    for table in page.tables:
        head = "".join(f'<th scope="col">{inline(cell)}</th>' for cell in table.headers)
        rows = "".join(f"<tr>{''.join(f'<td>{inline(cell)}</td>' for cell in row)}</tr>\n" for row in table.rows)
        parts.append(
            f"<h2>{inline(table.title)}</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
        )
    return options.markup(framed(page.title, f"<main>\n{''.join(parts)}</main>\n"))


PAGES: Mapping[str, Callable[[PackPage, ReportOptions], str]] = MappingProxyType(
    {"text": _text, "markdown": _markdown, "html": _html}
)
