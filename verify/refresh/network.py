"""Connections that only reach public addresses, for httpx.

In: a request. Out: its response. A name is resolved once, every address that it has is checked, and
the connection goes to the address that was checked; so no name can point elsewhere afterwards.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable, Iterator, Sequence
from queue import Empty, Queue
from threading import Thread
from types import TracebackType

import httpcore
import httpx

from verify.refresh.addresses import is_loopback, is_public

__all__ = ["CheckedTransport", "PrivateAddressError"]


class PrivateAddressError(Exception):
    """A name or a redirect that leads to an address inside a network."""


class _CheckedBackend(httpcore.NetworkBackend):
    """Resolve, check, connect to what was checked."""

    def __init__(self, ends: float, *, loopback: bool) -> None:
        """Allow this machine and nothing else where `loopback` says so, until a time of the monotonic clock."""
        self._plain = httpcore.SyncBackend()
        self._ends = ends
        self._allowed = is_loopback if loopback else is_public

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers, if all that it has may be asked."""
        addresses = _addresses(host, port, _left(timeout, self._ends))
        for address in addresses:
            if not self._allowed(address):
                raise PrivateAddressError(f"{host} is {address}")
        failed: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                left = _left(timeout, self._ends)
                return _TimedStream(
                    self._plain.connect_tcp(address, port, left, local_address, socket_options), self._ends
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed


def _addresses(host: str, port: int, seconds: float) -> list[str]:
    """Return the addresses of a host, each once; a resolver that does not answer in time is left behind."""
    answers: Queue[Sequence[str] | Exception] = Queue()

    def ask() -> None:
        try:
            entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([str(entry[4][0]) for entry in entries])
        except (OSError, UnicodeError) as error:
            answers.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        found = answers.get(timeout=seconds)
    except Empty as error:
        raise httpcore.ConnectTimeout(f"{host} is not told in time") from error
    if isinstance(found, Exception):
        raise httpcore.ConnectError(f"{host} is not known") from found
    return list(dict.fromkeys(found))


class _TimedStream(httpcore.NetworkStream):
    """A connection on which nothing takes longer than until a time, however slowly bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, ends: float) -> None:
        """Keep the connection and the time."""
        self._stream = stream
        self._ends = ends

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come."""
        return self._stream.read(max_bytes, _left(timeout, self._ends))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of it."""
        self._stream.write(buffer, _left(timeout, self._ends))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on in TLS, in the same time."""
        secure = self._stream.start_tls(ssl_context, server_hostname, _left(timeout, self._ends))
        return _TimedStream(secure, self._ends)

    def get_extra_info(self, info: str) -> object:
        """Return what the connection knows of itself."""
        return self._stream.get_extra_info(info)


def _left(timeout: float | None, ends: float) -> float:
    """Return how long something may take."""
    left = ends - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time is over")
    return left if timeout is None else min(timeout, left)


class CheckedTransport(httpx.BaseTransport):
    """What httpx sends requests through; it follows no proxy of the environment."""

    def __init__(self, ends: float, *, loopback: bool) -> None:
        """Allow this machine and nothing else where `loopback` says so, until a time of the monotonic clock."""
        self._pool = httpcore.ConnectionPool(
            ssl_context=None if loopback else httpx.create_ssl_context(trust_env=False),
            network_backend=_CheckedBackend(ends, loopback=loopback),
            max_connections=1,
            keepalive_expiry=0,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; the body of the response is read as it comes."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        asked = httpcore.Request(
            request.method, url, headers=request.headers.raw, content=request.stream, extensions=request.extensions
        )
        answer = self._pool.handle_request(asked)
        stream = _Stream(answer)
        return httpx.Response(answer.status, headers=answer.headers, stream=stream, extensions=answer.extensions)

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    """The body of a response."""

    def __init__(self, answer: httpcore.Response) -> None:
        """Keep the response that the body belongs to."""
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        """Yield the body as it comes."""
        yield from self._answer.iter_stream()

    def __exit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        """Close the body with what it stands in."""
        self.close()

    def close(self) -> None:
        """Give the connection back."""
        self._answer.close()
