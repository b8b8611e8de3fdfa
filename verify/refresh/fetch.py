"""Fetch one address: conditionally, again after a failure, within one deadline, from public places only.

In: an address, and what the server said of it last time. Out: the bytes and what to ask with next
time, or that nothing changed; everything else is a `RefreshError`.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
from msgspec import Struct, field

from verify import __version__
from verify.errors import RefreshError
from verify.refresh.addresses import is_loopback
from verify.refresh.body import TooLargeError, TruncatedError, read_body
from verify.refresh.limits import Limits
from verify.refresh.network import CheckedTransport, PrivateAddressError
from verify.refresh.retry import RETRIED, asked_wait, backoff

__all__ = ["Fetched", "Fetcher"]

KEPT = "the data in use stays; run again later"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304
OK = 200
HTTPS = 443
ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip"})
CONDITIONS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
Progress = Callable[[int, int | None], None]  # bytes so far, and of how many


class Fetched(Struct, frozen=True):
    """What came; `content` is `None` where nothing changed since the last time."""

    content: bytes | None
    validators: Mapping[str, str]


class _AgainError(Exception):
    """A failure that may be gone at the next attempt; `wait` is what the server asks for."""

    def __init__(self, words: str, wait: float | None = None) -> None:
        """Keep why, and how long to wait."""
        super().__init__(words)
        self.wait = wait


class Fetcher(Struct):
    """Fetches the addresses of one refresh before one deadline."""

    limits: Limits = field(default_factory=Limits)
    progress: Progress = lambda _done, _whole: None
    sleep: Callable[[float], None] = time.sleep
    draw: Callable[[], float] = random.random
    ends: float = 0.0

    def __post_init__(self) -> None:
        """Start the clock."""
        self.ends = time.monotonic() + self.limits.deadline

    def fetch(self, url: str, known: Mapping[str, str]) -> Fetched:
        """Fetch one address; `known` is what was kept of it last time."""
        local = _is_local(url)
        _check_scheme(url, url, local=local)
        with httpx.Client(transport=CheckedTransport(self.ends, loopback=local), trust_env=False) as client:
            for failed in range(1, self.limits.attempts + 1):
                try:
                    return self._attempt(client, url, known)
                except _AgainError as error:
                    self._wait(url, failed, error)
        raise AssertionError(url)  # pragma: no cover - the last attempt raises

    def _attempt(self, client: httpx.Client, url: str, known: Mapping[str, str]) -> Fetched:
        """Ask once, and read what comes."""
        asked = {header: known[key] for key, header in CONDITIONS.items() if key in known}
        try:
            return self._follow(client, url, asked)
        except (httpcore.TimeoutException, httpx.TimeoutException) as error:
            if time.monotonic() >= self.ends:
                raise RefreshError(url, f"the time is over, {self.limits.deadline:g} seconds", KEPT) from error
            raise _AgainError(f"no bytes for {self.limits.silence:g} seconds") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, httpx.TransportError, OSError) as error:
            raise _AgainError(str(error) or type(error).__name__) from error
        except TruncatedError as error:
            raise _AgainError(str(error)) from error
        except TooLargeError as error:
            raise RefreshError(url, str(error), "check the address; the data in use stays") from error
        except PrivateAddressError as error:
            raise RefreshError(url, f"{error}, which is no public address", "check the address") from error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise RefreshError(url, f"cannot be asked: {error}", "check the address") from error

    def _follow(self, client: httpx.Client, url: str, asked: Mapping[str, str]) -> Fetched:
        """Ask, and follow redirects, each of which is checked like the first address."""
        place = url
        for _ in range(self.limits.redirects + 1):
            with client.stream("GET", place, headers={**self._headers(), **asked}, timeout=self._timeout()) as answer:
                if answer.status_code in REDIRECTS and "location" in answer.headers:
                    place = urljoin(place, answer.headers["location"])
                    _check_scheme(place, url, local=_is_local(url))
                    continue
                return self._read(url, answer, asked)
        raise RefreshError(url, f"more than {self.limits.redirects} redirects", "write the last address into the pack")

    def _read(self, url: str, answer: httpx.Response, asked: Mapping[str, str]) -> Fetched:
        """Read an answer that is no redirect."""
        status = answer.status_code
        if status == NOT_MODIFIED and asked:
            return Fetched(None, {})
        if status in RETRIED:
            raise _AgainError(f"status {status}", asked_wait(answer.headers.get("retry-after"), datetime.now(UTC)))
        encoding = answer.headers.get("content-encoding", "").strip().lower()
        if status != OK or encoding not in ENCODINGS:
            found = f"status {status}" if status != OK else f"content encoding {encoding!r}"
            raise RefreshError(url, found, "check the address; the data in use stays")
        content = read_body(self._noted(answer), encoding, self.limits)
        return Fetched(content, {key: answer.headers[key] for key in CONDITIONS if key in answer.headers})

    def _noted(self, answer: httpx.Response) -> Iterator[bytes]:
        """Pass a body on, and say how far it is; the connection ends when the time is over."""
        length = answer.headers.get("content-length", "")
        whole = int(length) if length.isascii() and length.isdigit() else None
        done = 0
        for chunk in answer.iter_raw():
            done += len(chunk)
            self.progress(done, whole)
            yield chunk

    def _wait(self, url: str, failed: int, error: _AgainError) -> None:
        """Wait before the next attempt, if there is time for one."""
        attempts = f"{error} ({failed} {'attempt' if failed == 1 else 'attempts'})"
        if failed >= self.limits.attempts:
            raise RefreshError(url, attempts, KEPT) from error
        wait = backoff(failed, self.limits, self.draw) if error.wait is None else error.wait
        if time.monotonic() + wait >= self.ends:
            raise RefreshError(url, f"{attempts}, and no time is left to wait {wait:g} seconds", KEPT) from error
        self.sleep(wait)

    def _timeout(self) -> float:
        """Return how long the next bytes may take."""
        return max(0.05, min(self.limits.silence, self.ends - time.monotonic()))

    def _headers(self) -> dict[str, str]:
        """Return what every request says."""
        return {"User-Agent": f"verify/{__version__}", "Accept": "*/*", "Accept-Encoding": "gzip"}


def _is_local(url: str) -> bool:
    """Tell whether an address names this machine, as a test does."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return host == "localhost" or is_loopback(host)


def _check_scheme(place: str, url: str, *, local: bool) -> None:
    """Refuse what is neither https nor this machine asking itself; `url` is the address that the pack names."""
    try:
        parts = urlsplit(place)
        port = parts.port
    except ValueError as error:
        raise RefreshError(url, f"{place!r} is no address: {error}", "check the address") from error
    if local and parts.scheme in {"http", "https"}:
        return
    if parts.scheme != "https" or not parts.hostname or parts.username is not None:
        raise RefreshError(url, f"{place!r} is no address of the form https://HOST/...", "name one that is")
    if port not in {None, HTTPS, urlsplit(url).port}:
        raise RefreshError(url, f"{place!r} leads to port {port}", "name an address on port 443")
