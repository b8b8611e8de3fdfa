"""A title and a body in, a page of HTML that needs nothing else out.

It holds no script and asks for no file, so that it can be sent, kept and printed; a policy inside says so to browsers.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from verify.report.markup import inline

__all__ = ["framed"]

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def framed(title: str, body: str, lang: str = "en") -> str:
    """Return a whole page; the body is HTML already, and its landmarks hold all of it."""
    return (
        f'<!doctype html>\n<html lang="{inline(lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<link rel="icon" href="data:,">\n'
        f"<title>{inline(title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )


@cache
def _style() -> str:
    """Return the style sheet of every page."""
    return files(__package__ or "verify.report").joinpath("html.css").read_text(encoding="utf-8")
