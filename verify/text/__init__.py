"""One file per input format: bytes in, a Document out. The text is never altered; offsets refer to it."""

from __future__ import annotations

from verify.text.layout import blank
from verify.text.reader import ReadOptions, read

__all__ = ["ReadOptions", "blank", "read"]
