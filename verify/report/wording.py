"""Claims, references and summaries in, the words that a reader of any format sees out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from verify.model import DatelineSource, Document, Kind, LedgerEntry, Measure, Reference
from verify.quantity import Quantity
from verify.report.summary import NOT_CHECKED, Summary
from verify.report.visible import one_line
from verify.text.layout import blank

__all__ = [
    "amount",
    "claimed",
    "count_of",
    "counted",
    "day_range",
    "days_of",
    "explained",
    "figure",
    "known_day",
    "number",
    "referenced",
    "title",
    "totals",
]

LAST_ORDINAL = date.max.toordinal()
NO_BREAK = "\u00a0"
LONGEST = 40  # digits beyond which a number is shown as a power of ten

_SOURCES = {
    DatelineSource.GIVEN: "given",
    DatelineSource.METADATA: "from its metadata",
    DatelineSource.TEXT: "read in its text",
    DatelineSource.INFERRED: "inferred from its text",
}
_UNITS: Mapping[str, str] = {"percent": " %", "%": " %", "person": "", "OF": ""}


def number(value: Decimal) -> str:
    """Write a number with its digits in threes, which no line break parts.

    >>> number(Decimal("34356")).replace(NO_BREAK, " "), number(Decimal("2.50"))
    ('34 356', '2.5')
    """
    if not value.is_finite() or abs(value.adjusted()) > LONGEST:
        return f"{value:.3E}" if value.is_finite() else str(value)
    whole, _, decimals = f"{value:,f}".partition(".")
    grouped = whole.replace(",", NO_BREAK)
    return f"{grouped}.{decimals.rstrip('0')}".rstrip(".")


def amount(quantity: Quantity) -> str:
    r"""Write the numbers that a quantity stands for.

    >>> from verify.quantity import interval
    >>> amount(interval(10, 20)), amount(interval(34000, None, "()"))
    ('10 to 20', 'more than 34\xa0000')
    """
    sign = "OF-" if quantity.unit == "OF" else ""
    unit = _UNITS.get(quantity.unit, f" {quantity.unit}") if quantity.unit else ""
    low, high = (None if end is None else f"{sign}{number(end)}" for end in (quantity.low, quantity.high))
    if low is not None and high is not None:
        return f"{low}{unit}" if low == high else f"{low} to {high}{unit}"
    if low is None and high is None:
        return "no figure"
    words = ("at least", "more than") if high is None else ("at most", "less than")
    closed = quantity.low_closed if high is None else quantity.high_closed
    return f"{words[0] if closed else words[1]} {high if low is None else low}{unit}"


def days_of(quantity: Quantity) -> tuple[date | None, date | None]:
    """Return the first and the last day of a quantity of days.

    >>> from verify.quantity import days
    >>> days_of(days(date(2024, 4, 26), date(2024, 4, 27)))
    (datetime.date(2024, 4, 26), datetime.date(2024, 4, 27))
    """
    first = None if quantity.low is None else int(quantity.low) + (not quantity.low_closed)
    last = None if quantity.high is None else int(quantity.high) - (not quantity.high_closed)
    low, high = (
        None if day is None or not 1 <= day <= LAST_ORDINAL else date.fromordinal(day) for day in (first, last)
    )
    return low, high


def count_of(count: int, noun: str) -> str:
    """Write a count with its noun.

    >>> count_of(1, "error"), count_of(0, "warning")
    ('1 error', '0 warnings')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def figure(document: Document, entry: LedgerEntry) -> str:
    """Return a figure as printed, on one line."""
    span = entry.claim.mention.span
    return one_line(document.text[span.start : span.end])


def title(document: Document) -> str | None:
    """Return the title of an article, in its text or beside it."""
    if document.title is not None:
        seen = blank(document.text, document.masked)
        return " ".join(one_line(seen[document.title.start : document.title.end]).split())
    return one_line(document.headline) if document.headline else None


def known_day(document: Document) -> str:
    """Say what day a document speaks from and how that was known."""
    line = document.dateline
    return "not known" if line.day is None else f"{line.day.isoformat()}, {_SOURCES.get(line.source, line.source)}"


def claimed(entry: LedgerEntry) -> str:
    """Say what a number claims: bound, metric, entity, scope and day, as far as they were told."""
    claim, mention = entry.claim, entry.claim.mention
    is_bound = mention.kind != Kind.DATE  # "since" opens a day, it is no claim about it
    bound = f"{mention.bound.value.replace('_', ' ')}: " if mention.bound and is_bound else ""
    day = claim.as_of.isoformat() if claim.as_of and mention.kind != Kind.DATE else None
    return f"{bound}{', '.join(part for part in (counted(entry), day) if part)}"


def counted(entry: LedgerEntry) -> str:
    """Say what a number is a figure of: metric, entity and scope, as far as they were told."""
    claim = entry.claim
    metric = claim.metric or claim.mention.kind.value
    if claim.measure != Measure.LEVEL and claim.measure.value != metric:
        metric = f"{claim.measure.value} of {metric}"
    scope = (value.replace("+", " and ") for value in claim.scope.values())
    return one_line(", ".join(part for part in (metric, entry.subject or claim.entity, *scope) if part))


def explained(entry: LedgerEntry) -> str:
    """Return the message of an entry and its hint, on one line."""
    message = entry.message or entry.claim.reason or ""
    return one_line(f"{message}; {entry.hint.text}" if entry.hint else message)


def referenced(entry: LedgerEntry) -> str:
    """Say what the reference gives, for what day, and who says so; "" where there is none."""
    reference = entry.reference
    if reference is None:
        return ""
    days = entry.claim.mention.kind == Kind.DATE
    said = day_range(reference.quantity) if days else amount(reference.quantity)
    when = "" if days else f" on {reference.as_of.isoformat()}" if reference.until is None else f" {_term(reference)}"
    who = ", ".join(part for part in (reference.claimant, reference.source, _standing(reference)) if part)
    return one_line(f"{said}{when} ({who})")


def day_range(quantity: Quantity) -> str:
    """Write one day or several.

    >>> from verify.quantity import days
    >>> day_range(days(date(2024, 4, 26), date(2024, 4, 27)))
    '2024-04-26 to 2024-04-27'
    """
    ends = [day.isoformat() for day in days_of(quantity) if day is not None]
    return " to ".join(dict.fromkeys(ends)) or "no day"


def totals(summary: Summary) -> str:
    """Say in one line how many numbers had which verdict; what was not checked is counted too.

    >>> from verify.report.summary import summarise
    >>> totals(summarise([]))
    'No number found.'
    """
    if not summary.numbers:
        return "No number found."
    counts = {verdict: count for verdict, count in summary.verdicts.items() if count}
    checked = ", ".join(f"{count} {verdict}" for verdict, count in counts.items() if verdict not in NOT_CHECKED)
    unchecked = ", ".join(f"{count} {verdict}" for verdict, count in counts.items() if verdict in NOT_CHECKED)
    error, warning, _ = (count_of(count, severity.value) for severity, count in summary.severities.items())
    left = summary.numbers - summary.checked
    return (
        f"{count_of(summary.numbers, 'number')}: {summary.checked} checked{f' ({checked})' if checked else ''}, "
        f"{left} not checked{f' ({unchecked})' if unchecked else ''}; {error}, {warning}."
    )


def _term(reference: Reference) -> str:
    """Write the days for which an observation holds."""
    until = "" if reference.until is None else reference.until.isoformat()
    return f"from {reference.as_of.isoformat()} to {until}"


def _standing(reference: Reference) -> str:
    """Say what a reference rests on, unless it is official or its source says so."""
    told = reference.status == "official" or reference.status in reference.source
    return "" if told else reference.status
