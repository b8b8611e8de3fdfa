"""Claims, references and summaries in, the words that a reader of any format sees out, in the reader's language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from verify.figures import PLAIN, figures_of
from verify.messages.amounts import amount as amount_of
from verify.messages.amounts import days as days_in_words
from verify.messages.voice import Voice, voice_of
from verify.model import Document, Kind, LedgerEntry, Measure, Reference, Report
from verify.quantity import Quantity
from verify.report.summary import NOT_CHECKED, Summary, summarise
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
    "seen",
    "speaking",
    "title",
    "together",
    "totals",
]

LAST_ORDINAL = date.max.toordinal()


def speaking(report: Report) -> Voice:
    """Return what says the rest in the language of a report's messages, with its words for metrics."""
    return voice_of(report.lang).knowing(report.metrics)


def number(value: Decimal) -> str:
    """Write a number of no text, with its digits in threes, which no line break parts.

    >>> number(Decimal("34356")).replace("\u00a0", " "), number(Decimal("2.50"))
    ('34 356', '2.5')
    """
    return figures_of(PLAIN).number(value)


def amount(quantity: Quantity, voice: Voice) -> str:
    r"""Write the numbers that a quantity stands for.

    >>> from verify.messages.voice import voice_of
    >>> from verify.quantity import interval
    >>> amount(interval(10, 20), voice_of("en")), amount(interval(34000, None, "()"), voice_of("en"))
    ('10 to 20', 'more than 34\xa0000')
    """
    return amount_of(voice, quantity.low, quantity.high, quantity.unit, quantity.brackets)


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


def known_day(document: Document, voice: Voice) -> str:
    """Say what day a document speaks from and how that was known."""
    line = document.dateline
    if line.day is None:
        return voice.say("not known")
    return voice.say("{day}, {how}", day=voice.day(line.day), how=voice.term("datelines", line.source.value))


def claimed(entry: LedgerEntry, voice: Voice) -> str:
    """Say what a number claims: bound, metric, entity, scope and day, as far as they were told."""
    claim, mention = entry.claim, entry.claim.mention
    is_bound = mention.kind != Kind.DATE  # "since" opens a day, it is no claim about it
    day = voice.day(claim.as_of) if claim.as_of and mention.kind != Kind.DATE else None
    what = ", ".join(part for part in (counted(entry, voice), day) if part)
    if not mention.bound or not is_bound:
        return what
    return voice.say("{bound}: {what}", bound=voice.term("bounds", mention.bound.value), what=what)


def counted(entry: LedgerEntry, voice: Voice) -> str:
    """Say what a number is a figure of: metric, entity and scope, as far as they were told."""
    claim = entry.claim
    metric = claim.metric or claim.mention.kind.value
    if claim.measure != Measure.LEVEL and claim.measure.value != metric:
        kind = voice.term("measures", claim.measure.value)
        what = voice.say("{measure} of {metric}", measure=kind, metric=_metric(entry, metric, voice))
    else:
        what = _metric(entry, metric, voice)
    thing = entry.subject or claim.entity
    scope = (
        voice.say(" and ").join(voice.term("roles", each) for each in value.split("+"))
        for value in claim.scope.values()
    )
    return one_line(", ".join(part for part in (what, voice.term("things", thing) if thing else None, *scope) if part))


def _metric(entry: LedgerEntry, metric: str, voice: Voice) -> str:
    """Name a metric, or the kind of a number of none."""
    return voice.term("metrics" if entry.claim.metric else "kinds", metric)


def explained(entry: LedgerEntry, voice: Voice) -> str:
    """Return the message of an entry and its hint, on one line."""
    message = entry.message or entry.claim.reason or ""
    return one_line(voice.say("{message}; {hint}", message=message, hint=entry.hint.text) if entry.hint else message)


def referenced(entry: LedgerEntry, voice: Voice) -> str:
    """Say what the reference gives, for what day, and who says so; "" where there is none."""
    reference = entry.reference
    if reference is None:
        return ""
    is_day = entry.claim.mention.kind == Kind.DATE
    said = day_range(reference.quantity, voice) if is_day else amount(reference.quantity, voice)
    standing = _standing(reference)
    status = voice.term("statuses", standing) if standing else ""
    who = ", ".join(part for part in (reference.claimant, reference.source, status) if part)
    return one_line(f"{said}{'' if is_day else _when(reference, voice)} ({who})")


def day_range(quantity: Quantity, voice: Voice) -> str:
    """Write one day or several.

    >>> from verify.messages.voice import voice_of
    >>> from verify.quantity import days
    >>> day_range(days(date(2024, 4, 26), date(2024, 4, 27)), voice_of("en"))
    '2024-04-26 to 2024-04-27'
    """
    return days_in_words(voice, *days_of(quantity))


def totals(summary: Summary, voice: Voice) -> str:
    """Say in one line how many numbers had which verdict; what was not checked is counted too.

    >>> from verify.messages.voice import voice_of
    >>> from verify.report.summary import summarise
    >>> totals(summarise([]), voice_of("en"))
    'No number found.'
    """
    if not summary.numbers:
        return voice.say("No number found.")

    def listed(*, checked: bool) -> str:
        counts = {each: count for each, count in summary.verdicts.items() if count}
        each = ", ".join(
            voice.say("{count} {verdict}", count=str(count), verdict=voice.term("verdicts", verdict.value))
            for verdict, count in counts.items()
            if (verdict not in NOT_CHECKED) is checked
        )
        return f" ({each})" if each else ""

    errors, warnings, _ = summary.severities.values()
    return voice.say(
        "{numbers}: {checked} checked{which}, {left} not checked{rest}; {errors}, {warnings}.",
        numbers=voice.count(summary.numbers, "{count} number", "{count} numbers"),
        checked=str(summary.checked),
        which=listed(checked=True),
        left=str(summary.numbers - summary.checked),
        rest=listed(checked=False),
        errors=voice.count(errors, "{count} error", "{count} errors"),
        warnings=voice.count(warnings, "{count} warning", "{count} warnings"),
    )


def seen(reference: Reference, voice: Voice) -> str:
    """Say when a reference was published or first seen; "" where that is not known."""
    if reference.vintage is None:
        return ""
    is_stated = reference.vintage_kind == "stated"
    return voice.say(", published {day}" if is_stated else ", first seen {day}", day=voice.day(reference.vintage))


def together(report: Report, voice: Voice) -> str:
    """Say in one line how many articles a report is on, and what their numbers add up to."""
    documents = voice.count(len(report.documents), "{count} document", "{count} documents")
    total = totals(summarise(report.documents), voice)
    return voice.say("{documents}, {totals}", documents=documents, totals=total)


def _when(reference: Reference, voice: Voice) -> str:
    """Write the day, or the days, for which an observation holds."""
    first = voice.day(reference.as_of)
    if reference.until is None:
        return voice.say(" on {day}", day=first)
    return voice.say(" from {first} to {last}", first=first, last=voice.day(reference.until))


def _standing(reference: Reference) -> str:
    """Say what a reference rests on, unless it is official or its source says so."""
    told = reference.status == "official" or reference.status in reference.source
    return "" if told else reference.status
