"""Text in, HTML that shows just this text out, whatever stands in it."""

from __future__ import annotations

import unicodedata

from verify.report.visible import one_line, visible

__all__ = ["direction", "inline", "prose"]

# What joins letters, chooses the look of a sign or leans a word one way: it hides nothing in a page.
JOINERS = frozenset("\u00ad\u061c\u200c\u200d\u200e\u200f\ufe0e\ufe0f")
# A page may also go through a build's log, where "::" and "##[" begin commands.
ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;", "#": "&#35;", ":": "&#58;"}
)
LEANING = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def inline(text: str) -> str:
    """Return HTML for a text on one line, for a tag's content and for its attributes.

    >>> inline('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return one_line(text).translate(ESCAPES)


def prose(text: str) -> str:
    r"""Return HTML for a text with the lines that it has.

    >>> prose("a < b\r\n\x1b")
    'a &lt; b\n&lt;U+001B&gt;'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return visible(lines, JOINERS).translate(ESCAPES)


def direction(text: str, otherwise: str = "ltr") -> str:
    """Say which way most letters of a text run.

    >>> direction("34 قتيلا"), direction("34", "rtl")
    ('rtl', 'rtl')
    """
    leaning = [LEANING.get(unicodedata.bidirectional(char)) for char in text if char.isalpha()]
    right, left = leaning.count("rtl"), leaning.count("ltr")
    return otherwise if right == left else "rtl" if right > left else "ltr"
