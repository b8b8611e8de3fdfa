"""The rows of a table and the row that they add up to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from verify.consistency.link import linker
from verify.model import Claim, Kind, Link, Mention, Span
from verify.normalise.context import Context
from verify.quantity import interval, rounding

BAR = "|"
RULE = frozenset("|-: \t\r\n")
ADDED = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT})
WHOLE = Decimal(100)
LEAST = 2  # rows that make a sum
FAR = 2  # times the sum from which a total is something else

Row = dict[int, int]  # by column the position of the one figure in it


@linker("table")
def find(context: Context, _claims: Sequence[Claim]) -> Iterator[tuple[int, Link]]:
    """Yield the figures of total rows, with what the rows above them add up to."""
    if BAR not in context.scan.tokens.places and BAR not in context.scan.document.text:
        return
    starts = [mention.span.start for mention in context.mentions]
    for table in _tables(context):
        last = len(table) - 1
        if last <= LEAST or not _is_total(context, table[last]):
            continue
        rows = [_row(context, starts, block) for block in table]
        for column, total in rows[last].items():
            parts = [row[column] for row in rows[1:last] if column in row]  # the first is the head
            link = _sum([context.mentions[at] for at in parts], context.mentions[total])
            if link is not None:
                yield total, link


def _tables(context: Context) -> Iterator[list[Span]]:
    """Yield the rows of each table, as blocks with nothing but marks between them."""
    text, table = context.scan.document.text, list[Span]()
    for block in context.scan.document.blocks:
        follows = bool(table) and RULE.issuperset(text[table[-1].end : block.start])
        if BAR not in text[block.start : block.end] or not follows:
            if table:
                yield table
            table = []
        if BAR in text[block.start : block.end]:
            table.append(block)
    if table:
        yield table


def _row(context: Context, starts: list[int], block: Span) -> Row:
    """Return the figures of a row that stand alone in their cells, by column."""
    text, cells = context.scan.document.text, dict[int, list[int]]()
    for at in range(bisect_left(starts, block.start), bisect_left(starts, block.end)):
        cells.setdefault(text.count(BAR, block.start, starts[at]), []).append(at)
    return {column: found[0] for column, found in cells.items() if len(found) == 1}


def _is_total(context: Context, block: Span) -> bool:
    """Tell whether a row is headed by a word for a total, and by nothing else."""
    first, last = context.scan.tokens_of(block)
    heads = [at for at in range(first, last) if context.scan.tokens.is_word(at)]
    found = context.scan.lexicon.cues["totals"].at(context.scan.tokens, heads[0]) if heads else None
    if found is None:
        return False
    text = context.scan.document.text
    between = text[context.scan.span(heads[0], found[0]).end : block.end]
    return between.lstrip(" *_:\t").startswith(BAR)


def _sum(parts: list[Mention], total: Mention) -> Link | None:
    """Return the link of a sum where the parts are more than it, or its digits are those of theirs exchanged.

    Rows may be left out, so that less is no fault. A total that no part exceeds may be a mean; one that fits without
    one of the rows counts that twice.
    """
    step = min(_steps([*parts, total]), default=Decimal(1))
    own, ends = _ends(total, step), [_ends(part, step) for part in parts]
    known = [each for each in ends if each is not None]
    units = {part.quantity.unit for part in (*parts, total) if part.quantity is not None}
    if own is None or len(known) < max(LEAST, len(ends)) or len(units) != 1:
        return None
    low, high = (sum(ends, Decimal(0)) for ends in zip(*known, strict=True))
    if total.kind is Kind.PERCENT and own != (WHOLE, WHOLE) and not own[0] <= WHOLE <= own[1]:
        return None
    if own[1] <= max(last for _, last in known) or low > own[1] * FAR or min(known)[0] < 0:
        return None
    if own[1] < low and any(low - first <= own[1] and own[0] <= high - last for first, last in known):
        return None
    if high < own[0] and not _is_exchanged(own, low, high):
        return None
    return Link("table", interval(*own), interval(low, high), tuple(part.span for part in parts))


def _is_exchanged(own: tuple[Decimal, Decimal], low: Decimal, high: Decimal) -> bool:
    """Tell whether an exact total has the digits of an exact sum in another order."""
    return own[0] == own[1] and low == high and sorted(str(own[0])) == sorted(str(low))


def _steps(column: list[Mention]) -> list[Decimal]:
    """Return how precisely the figures of a column are printed: 1 200 above 3 421 is no round number."""
    return [each.quantity.step for each in column if each.quantity is not None and each.quantity.step is not None]


def _ends(mention: Mention, step: Decimal) -> tuple[Decimal, Decimal] | None:
    """Return the least and the greatest number of a figure that adds up, as precise as its column."""
    own = mention.quantity
    near = None if own is None else rounding(replace(own, step=step), mention.bound)
    if mention.kind not in ADDED or near is None or near.low is None or near.high is None:
        return None
    return near.low, near.high
