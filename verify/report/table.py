"""A report as a table for the terminal, one row a number, with a line of totals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verify.language.langs import Langs
from verify.messages.voice import Voice
from verify.model import DocumentLedger, Report, Severity
from verify.report.options import ReportOptions
from verify.report.summary import summarise
from verify.report.visible import one_line
from verify.report.wording import claimed, explained, figure, known_day, referenced, speaking, together, totals
from verify.report.wrap import display_width, longest_word, wrapped
from verify.text.lines import LineIndex

__all__ = ["NAME", "grid", "render"]

NAME = "table"
HEADERS = ("at", "figure", "claims", "reference", "verdict", "why")
GAP = 2
LONG, TIGHT = 16, 10  # words up to here are not broken; where there is little room
SHORT = 20  # nor cells up to here, where there is room
PADDING = 2  # tabulate keeps a header that far from the end of its column


def render(report: Report, options: ReportOptions) -> str:
    """Write every document's numbers in reading order, then what they add up to."""
    voice = speaking(report)
    parts = [part for ledger in report.documents if (part := _document(ledger, options, voice))]
    if len(report.documents) > 1 and not options.quiet:
        parts.append(f"{together(report, voice)}\n")
    return "\n".join(parts)


def grid(headers: Sequence[str], rows: Iterable[Sequence[str]], width: int, *, kept: int = 0) -> str:
    """Lay out rows of plain text in columns that fit the width together; the first `kept` are not broken.

    Where there is too little room for the columns, words are broken; where there is none, each row is a list.

    >>> print(grid(("at", "figure"), [("1:1", "34 356")], 40))
    at    figure
    ----  --------
    1:1   34 356
    """
    from tabulate import tabulate

    table = [[one_line(cell) for cell in row] for row in rows]
    columns = list(zip(*table, strict=True)) or [() for _ in headers]
    heads = [display_width(header) + PADDING for header in headers]
    wanted = [max([head, *map(display_width, column)]) for head, column in zip(heads, columns, strict=True)]
    words = [max(map(longest_word, column), default=0) for column in columns]
    room = width - GAP * (len(headers) - 1)
    leasts = (
        [*wanted[:kept], *(max(head, min(word, most)) for head, word in zip(heads[kept:], words[kept:], strict=True))]
        for most in (LONG, TIGHT)
    )
    least = next((each for each in leasts if sum(each) <= room), None)
    if least is None:
        return _listed(headers, table, width)
    whole = [full if full <= SHORT else size for full, size in zip(wanted, least, strict=True)]
    widths = _fitted(wanted, whole if sum(whole) <= width * 3 // 4 else least, width)
    cells = [["\n".join(wrapped(cell, limit)) for cell, limit in zip(row, widths, strict=True)] for row in table]
    return tabulate(cells, headers=headers, tablefmt="simple", disable_numparse=True, stralign="left")


def _listed(headers: Sequence[str], rows: Iterable[Sequence[str]], width: int) -> str:
    """Write each row as a list of its cells, for a terminal that is narrower than a table can be."""
    margin = max(map(display_width, headers)) + GAP
    parts = []
    for row in rows:
        lines = []
        for header, cell in zip(headers, row, strict=True):
            first, *more = wrapped(cell, max(width - margin, GAP))
            lines.append(f"{header}{' ' * (margin - display_width(header))}{first}".rstrip())
            lines.extend(f"{' ' * margin}{line}" for line in more)
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _document(ledger: DocumentLedger, options: ReportOptions, voice: Voice) -> str:
    """Write the table of one document; where findings alone are wanted, nothing of one that has none."""
    document = ledger.document
    head = voice.say(
        "{name}  (language: {lang}; dateline: {day})",
        name=one_line(document.name),
        lang=document.lang,
        day=known_day(document, voice),
    )
    lines, langs = LineIndex(document.text), Langs(document)
    rows = []
    for entry in (*ledger.entries, *ledger.notices):
        if options.quiet and entry.severity is Severity.NOTE:
            continue
        span = entry.claim.mention.span
        at, own = lines.position(span.start), voice.writing(langs.example(span.start))
        place, verdict = f"{at.line}:{at.column}", voice.term("verdicts", entry.verdict.value)
        cells = (
            place,
            figure(document, entry),
            claimed(entry, own),
            referenced(entry, own),
            verdict,
            explained(entry, voice),
        )
        rows.append(cells)
    body = grid([voice.say(header) for header in HEADERS], rows, options.width) if rows else ""
    if options.quiet:
        return f"{head}\n\n{body}\n" if rows else ""
    body = f"{body}\n\n" if rows else ""
    return f"{head}\n\n{body}{totals(summarise([ledger]), voice)}\n"


def _fitted(wanted: Sequence[int], least: Sequence[int], width: int) -> list[int]:
    """Take width where the longest cell needs the fewest lines, until all fit or no column can be narrower.

    >>> _fitted([4, 30, 60], [4, 8, 8], 58)
    [4, 16, 34]
    """
    room = width - GAP * (len(wanted) - 1)
    widths = [min(full, max(room, size)) for full, size in zip(wanted, least, strict=True)]
    while sum(widths) > room and (wide := [at for at, size in enumerate(widths) if size > least[at]]):
        widths[min(wide, key=lambda at: wanted[at] / widths[at])] -= 1
    return widths
