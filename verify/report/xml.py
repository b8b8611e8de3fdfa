"""Text in, text that XML 1.0 can hold out; the formats in XML share it."""

from __future__ import annotations

import re

__all__ = ["attributes"]

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "#": "&#35;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


def attributes(**values: str | int) -> str:
    r"""Return the attributes of a tag, quoted; what XML cannot hold is left out.

    >>> attributes(name='a "b" <c>\x00', line=3)
    'name=\'a "b" &lt;c&gt;\' line="3"'
    """
    return " ".join(f"{name}={_quoted(ILLEGAL.sub('', str(value)))}" for name, value in values.items())


def _quoted(value: str) -> str:
    """Quote a value, as `xml.sax.saxutils.quoteattr` does, whose import brings `urllib.request` and `ssl`."""
    escaped = value.translate(ESCAPES)
    if '"' not in escaped:
        return f'"{escaped}"'
    return f"'{escaped}'" if "'" not in escaped else f'"{escaped.replace(chr(34), "&quot;")}"'
