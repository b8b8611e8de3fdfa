"""Text that would do something if a report let it, and reports that hold it in every place where text can stand."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import cycle

from msgspec.structs import replace

from tests.report.conftest import DAY, observed
from verify.excerpt import Excerpt
from verify.model import (
    Claim,
    Compared,
    Dateline,
    DatelineSource,
    Document,
    DocumentLedger,
    Finding,
    Hint,
    Kind,
    LedgerEntry,
    Link,
    Mention,
    PackUse,
    Part,
    Report,
    Severity,
    Span,
    Step,
    Verdict,
)
from verify.quantity import exact

__all__ = ["FRAGMENTS", "PLACES", "report_with", "strings"]

PLACES = 12  # strings that a report takes
FRAGMENTS = (
    # commands of a build's log
    "::error::x", "::add-mask::x", "::stop-commands::x", "::set-output name=a::b", "##[error]",
    "##[add-mask]", "##[group]a",
    "##", "[", "::", ":", "%0A", "%25", "%3A", "%", "]", "add-mask", "error",
    # sequences of a terminal
    "\x1b[31m", "\x1b]0;x\x07", "\x1bP", "\x9b31m", "\x07", "\x08", "\x00", "\x7f", "\x85", "\u202e",
    "\u2066", "\u2069",
    "\u200b", "\u200d", "\ufeff", "\u00ad", "\u2028", "\u2029", "\ufe0f", "\U000e0041", "\ud800", "\ufffe",
    # lines
    "\n", "\r", "\r\n", "\n\n", "\v", "\f", "\t", " ", "\u00a0", "\u3000",
    # HTML and XML
    "<script>alert(1)</script>", "</script>", "<img src=x onerror=alert(1)>", "<!--", "-->", "]]>",
    "<![CDATA[", "<", ">",
    "&", "&lt;", "&#60;", "&#x3c;", '"', "'", '" onmouseover="alert(1)', "</style>", "<?x",
    "javascript:alert(1)", "</a>",
    "<svg onload=alert(1)>", "</title>", "<base href=http://a>", "<meta http-equiv=refresh content=0>", "`", "=", "/",
    # Markdown
    "![x](http://a/b)", "[a](http://b)", "[a]: http://b", "http://a.org", "www.a.org", "a@b.org",
    "<http://a.org>", "# a",
    "* a", "> a", "1. a", "    a", "|", "||", "|--|", "```", "~~~", "---", "===", "**", "__", "\\", "\\|",
    "$$x$$", "@all",
    # formulas of a spreadsheet
    '=HYPERLINK("http://a")', "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "＝1", "＋1", "－1", "＠1", "|x", ",",  # noqa: RUF001
    ";", '","', "0",
    # words
    "34\u202f365", "é", "😀", "قتيلا", "東", "a", "Gaza", "\u0301", "null", "{}", "{0}", "%s", "%(a)s", "__proto__",
)  # fmt: skip


def strings(seed: int, count: int) -> Iterator[str]:
    """Yield as many strings as asked for, the same for the same seed: pieces of the above, and of anything."""
    chance = random.Random(seed)  # noqa: S311  not for secrets
    for _ in range(count):
        pieces = (
            chance.choice(FRAGMENTS)
            if chance.random() < 0.85
            else chr(chance.choice((chance.randrange(256), _any(chance))))
            for _ in range(chance.randint(1, 6))
        )
        yield "".join(pieces)


def _any(chance: random.Random) -> int:
    """Choose a character from all that there are."""
    return chance.randrange(0x110000)


def report_with(words: Sequence[str]) -> Report:
    """Return a report with some strings in its file names, text, words and sources; one figure is wrong, one right."""
    given = cycle(words)
    name, before, figure, after, message, hint, subject = (next(given) for _ in range(7))
    source, claimant, title, headline, url = (next(given) for _ in range(5))
    printed = figure or "0"
    text = f"{before} 1 {printed}{after}"
    start = len(before) + 3
    sentence = Span(0, len(text))
    document = Document(
        name,
        text,
        "fr",
        Dateline(DAY, DatelineSource.GIVEN),
        headline=headline,
        blocks=(sentence,),
        block_langs=("fr",),
    )
    reference = replace(observed(34356), source=source, claimant=claimant, url=url)
    first = Claim(
        Mention(Span(start - 2, start - 1), Kind.COUNT, exact(1), "cardinal"), sentence, metric="killed", as_of=DAY
    )
    second = replace(
        first, mention=Mention(Span(start, start + len(printed)), Kind.COUNT, exact(34365), "cardinal"), entity="gaza"
    )
    own = Span(start, start + len(printed))
    second = replace(
        second,
        links=(Link("part", exact(1), exact(1), (own,)),),
        steps=(Step(Part.ENTITY, "gaza", own, message, ((subject, own),)),),
    )
    finding = Finding(1, "series.mismatch", Verdict.MISMATCH, Severity.ERROR, message, Hint("transposed", hint))
    excerpt = Excerpt(((DAY, 34356.0),), 34365.0)
    entries = (
        LedgerEntry(first, Verdict.MATCH, Severity.NOTE, message, (), None, reference, subject),
        LedgerEntry(
            second,
            Verdict.MISMATCH,
            Severity.ERROR,
            message,
            (finding,),
            finding.hint,
            reference,
            subject,
            excerpt,
            message,
            Part.CERTAINTY,
            compared=Compared(reference, "outside"),
            others=(Compared(reference, "equal"),),
        ),
    )
    pack = PackUse("toll", title, f"sha256:{'0' * 64}", (source,), (source, claimant), DAY)
    return Report("0.1.0", (DocumentLedger(document, entries),), (pack,))
