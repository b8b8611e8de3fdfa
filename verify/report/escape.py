"""Text in, Markdown that shows just this text out: no markup, no link, no tag."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from verify.report.visible import one_line

__all__ = ["escaped", "link", "web_address"]

_SPECIAL = re.compile(r"[\\`*_\[\](){}#!|~$]")
_LEADING = re.compile(r"^([-+=>])|^(\d{1,9})([.)])")
_ADDRESS = re.compile(r"(?<=[a-z])(:)(?=//)|(?<=www)(\.)", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_SAFE = "/:?#[]@!$&'*+,;=%-._~"


def escaped(text: str) -> str:
    r"""Return Markdown for a text on one line, wherever in a line or in a table it stands.

    >>> escaped("a|b <i> [x](http://y)")
    'a\\|b &lt;i&gt; \\[x\\]\\(http\\://y\\)'
    """
    plain = _SPECIAL.sub(r"\\\g<0>", one_line(text))
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;")
    plain = _LEADING.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", plain)
    return _ADDRESS.sub(lambda found: f"\\{found.group()}", plain)


def link(text: str, url: str | None) -> str:
    """Return a link if the address is one of the web, else the text alone.

    >>> link("Ministry", "https://example.org/a b")
    '[Ministry](<https://example.org/a%20b>)'
    >>> link("Ministry", "javascript:alert(1)")
    'Ministry'
    """
    address = web_address(url)
    return escaped(text) if address is None else f"[{escaped(text)}](<{address}>)"


def web_address(url: str | None) -> str | None:
    """Return an address that a link may lead to, with nothing in it that ends a link: one of the web, or none.

    >>> web_address("https://example.org/a b#c#d"), web_address("javascript:alert(1)")
    ('https://example.org/a%20b#c%23d', None)
    """
    if url is None or not _of_the_web(url):
        return None
    page, sign, place = quote(url, safe=_SAFE, errors="replace").replace("|", "%7C").partition("#")
    return f"{page}{sign}{place.replace('#', '%23')}"


def _of_the_web(url: str) -> bool:
    """Tell whether an address is http or https and names a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(_WEB.match(url) and parts.hostname)  # a parser passes over signs before the scheme, a browser too
