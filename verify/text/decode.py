"""Bytes in, the text that they spell out; nothing but a byte order mark is removed."""

from __future__ import annotations

import codecs
from pathlib import Path

from verify.errors import DocumentError

__all__ = ["MAX_BYTES", "decode", "load"]

MAX_BYTES = 50_000_000
_MARKS = (  # the four bytes of UTF-32 begin like the two of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def load(path: Path, name: str) -> bytes:
    """Return the bytes of a file, unless it cannot be read or is too large."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as err:
        raise DocumentError(
            name, f"cannot be read: {err.strerror or err}", "name a text file that you may read"
        ) from err
    return data


def decode(data: bytes, name: str) -> str:
    r"""Return the text of an article in UTF-8, or in UTF-16 or UTF-32 with a byte order mark.

    >>> decode(b"\xef\xbb\xbf34\r\n", "draft.txt")
    '34\r\n'
    >>> decode(b"bless\xe9s", "draft.txt")
    Traceback (most recent call last):
    ...
    verify.errors.DocumentError: draft.txt: byte 0xe9 at offset 5 is not utf-8; save the file as UTF-8
    """
    if len(data) > MAX_BYTES:
        raise DocumentError(name, f"is larger than {MAX_BYTES // 1_000_000} MB", "split it into articles")
    mark, encoding = next(((mark, known) for mark, known in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as err:
        offset = len(mark) + err.start
        found = f"byte 0x{data[offset]:02x} at offset {offset} is not {encoding}"
        raise DocumentError(name, found, "save the file as UTF-8") from err
    if "\0" in text:
        offset = len(mark) + len(text[: text.index("\0")].encode(encoding))
        raise DocumentError(name, f"a NUL byte at offset {offset}: this is no text", "name a text file, saved as UTF-8")
    return text
