"""The body of a response, read within limits.

In: chunks as they come and their content encoding. Out: the bytes, unpacked piece by piece so that
no small body can become a large one in memory.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from verify.refresh.limits import Limits

__all__ = ["TooLargeError", "TruncatedError", "read_body"]

PIECE = 1 << 20
GZIP = 16 + zlib.MAX_WBITS
PLAIN = frozenset({"", "identity"})


class TooLargeError(Exception):
    """A body that is larger than allowed."""


class TruncatedError(Exception):
    """A body that ends too early."""


def read_body(chunks: Iterable[bytes], encoding: str, limits: Limits) -> bytes:
    """Read a body; `chunks` may raise when the time is over.

    >>> read_body([b"a", b"b"], "", Limits())
    b'ab'
    """
    counted = _counted(chunks, limits.received)
    pieces = counted if encoding in PLAIN else _unpacked(counted)
    content = bytearray()
    for piece in pieces:
        content += piece
        if len(content) > limits.unpacked:
            raise TooLargeError(f"more than {limits.unpacked} bytes when unpacked")
    return bytes(content)


def _counted(chunks: Iterable[bytes], most: int) -> Iterator[bytes]:
    """Pass chunks on until they are too many."""
    received = 0
    for chunk in chunks:
        received += len(chunk)
        if received > most:
            raise TooLargeError(f"more than {most} bytes")
        yield chunk


def _unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack gzip, which may be several files one behind the other, in pieces of bounded size."""
    machine = zlib.decompressobj(GZIP)
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                if machine.eof:
                    machine = zlib.decompressobj(GZIP)
                yield machine.decompress(rest, PIECE)
                rest = machine.unused_data if machine.eof else machine.unconsumed_tail
        while not machine.eof and (piece := machine.decompress(machine.unconsumed_tail, PIECE)):
            yield piece
    except zlib.error as error:
        raise TruncatedError(f"not gzip: {error}") from error
    if not machine.eof:
        raise TruncatedError("the gzip file ends too early")
