"""Text for a log of GitHub Actions in, the same text out, of which the runner obeys nothing.

The runner takes a line for a command that begins, after spaces, with "::", and one with "##[" anywhere in it
(`ActionCommand.cs` of the runner). It compares as people read, so that characters that show nothing do not count.
"""

from __future__ import annotations

import re

__all__ = ["harmless"]

# What .NET passes over in comparing; it trims spaces besides.
_UNSEEN = (
    "\\x00-\\x08\\x0e-\\x1b\\x7f-\\x84\\x86-\\x9f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f"
    "\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb\\U000e0000-\\U000e0fff"
)
_BEGIN = re.compile(rf"(^|[\r\n])((?:[^\S\r\n]|[{_UNSEEN}])*):(?=[{_UNSEEN}]*:)")
_ANYWHERE = re.compile(rf"#(?=[{_UNSEEN}]*#[{_UNSEEN}]*\[)")


def harmless(text: str) -> str:
    """Part the signs that begin a command.

    >>> harmless("::error::x"), harmless("a ##[group]b"), harmless("a::b")
    (': :error::x', 'a # #[group]b', 'a::b')
    """
    return _ANYWHERE.sub("# ", _BEGIN.sub(r"\1\2: ", text))
