"""Text in, text that XML 1.0 can hold out; the formats in XML share it."""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

__all__ = ["attributes"]

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def attributes(**values: str | int) -> str:
    r"""Return the attributes of a tag, quoted; what XML cannot hold is left out.

    >>> attributes(name='a "b" <c>\x00', line=3)
    'name=\'a "b" &lt;c&gt;\' line="3"'
    """
    return " ".join(f"{name}={quoteattr(ILLEGAL.sub('', str(value)))}" for name, value in values.items())
