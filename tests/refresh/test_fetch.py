"""Fetching from a server that behaves well, and from one that does not."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from ipaddress import IPv4Address
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.refresh.conftest import Server
from verify.errors import RefreshError
from verify.refresh.addresses import is_loopback, is_public
from verify.refresh.body import TooLargeError, read_body
from verify.refresh.fetch import Fetcher
from verify.refresh.limits import Limits

LIMITS = Limits(deadline=5, silence=0.5, attempts=3, first_wait=0.01)


@dataclass
class Waits:
    """A clock that only notes how long it should have waited."""

    noted: list[float] = field(default_factory=list)

    def __call__(self, seconds: float) -> None:
        """Note a wait."""
        self.noted.append(seconds)


def fetcher(limits: Limits = LIMITS, waits: Waits | None = None) -> Fetcher:
    return Fetcher(limits, sleep=waits or Waits(), draw=lambda: 1.0)


def answer(
    body: bytes, status: int = 200, length: int | None = None, headers: dict[str, str] | None = None
) -> Callable[[BaseHTTPRequestHandler], None]:
    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)
        handler.close_connection = True

    return send


def test_a_body_comes_as_it_was_sent(server: Server) -> None:
    server.serve(answer(b"x,y\n", headers={"ETag": '"a"', "Last-Modified": "Tue, 24 Nov 2026 00:00:00 GMT"}))
    found = fetcher().fetch(server.url(), {})

    assert found.content == b"x,y\n"
    assert found.validators == {"etag": '"a"', "last-modified": "Tue, 24 Nov 2026 00:00:00 GMT"}
    assert server.asked[0][1]["user-agent"].startswith("verify/")


def test_what_was_kept_is_asked_with(server: Server) -> None:
    server.serve(answer(b"", 304))
    found = fetcher().fetch(server.url(), {"etag": '"a"', "last-modified": "b", "sha256": "c"})

    assert found.content is None
    asked = server.asked[0][1]
    assert ('"a"', "b") == (asked["if-none-match"], asked["if-modified-since"])


def test_not_modified_without_a_condition_is_wrong(server: Server) -> None:
    server.serve(answer(b"", 304))
    with pytest.raises(RefreshError, match="status 304"):
        fetcher().fetch(server.url(), {})


def test_gzip_is_unpacked(server: Server) -> None:
    body = gzip.compress(b"a" * 100_000) + gzip.compress(b"b")
    server.serve(answer(body, headers={"Content-Encoding": "gzip"}))

    assert fetcher().fetch(server.url(), {}).content == b"a" * 100_000 + b"b"


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_server_that_is_busy_is_asked_again(server: Server, status: int) -> None:
    waits = Waits()
    server.serve(answer(b"", status), answer(b"", status), answer(b"well"))

    assert fetcher(waits=waits).fetch(server.url(), {}).content == b"well"
    assert [0.01, 0.02] == waits.noted


def test_a_server_says_when_to_ask_again(server: Server) -> None:
    waits = Waits()
    server.serve(answer(b"", 429, headers={"Retry-After": "2"}), answer(b"well"))

    assert fetcher(waits=waits).fetch(server.url(), {}).content == b"well"
    assert [2.0] == waits.noted


def test_a_wait_that_is_too_long_ends_the_attempt(server: Server) -> None:
    server.serve(answer(b"", 429, headers={"Retry-After": "3600"}))
    with pytest.raises(RefreshError, match=r"status 429 \(1 attempt\), and no time is left to wait 3600 seconds"):
        fetcher().fetch(server.url(), {})


def test_a_server_that_stays_broken_is_given_up(server: Server) -> None:
    server.serve(answer(b"", 500))
    with pytest.raises(RefreshError, match=r"/data.csv: status 500 \(3 attempts\); the data in use stays; run again"):
        fetcher().fetch(server.url(), {})

    assert len(server.asked) == 3


@pytest.mark.parametrize("status", [401, 403, 404, 410, 418, 204])
def test_other_statuses_are_final(server: Server, status: int) -> None:
    server.serve(answer(b"", status))
    with pytest.raises(RefreshError, match=f"status {status}; check the address"):
        fetcher().fetch(server.url(), {})

    assert len(server.asked) == 1


def test_a_body_that_ends_too_early_is_asked_for_again(server: Server) -> None:
    server.serve(answer(b"half", length=8), answer(b"half and"))

    assert fetcher().fetch(server.url(), {}).content == b"half and"


def test_a_body_that_always_ends_too_early_is_refused(server: Server) -> None:
    server.serve(answer(b"half", length=8))
    with pytest.raises(RefreshError, match="3 attempts"):
        fetcher().fetch(server.url(), {})


def test_a_gzip_file_that_ends_too_early_is_refused(server: Server) -> None:
    server.serve(answer(gzip.compress(b"whole" * 1000)[:-12], headers={"Content-Encoding": "gzip"}))
    with pytest.raises(RefreshError, match="the gzip file ends too early"):
        fetcher().fetch(server.url(), {})


def test_what_is_not_gzip_is_refused(server: Server) -> None:
    server.serve(answer(b"plain text", headers={"Content-Encoding": "gzip"}))
    with pytest.raises(RefreshError, match="not gzip"):
        fetcher().fetch(server.url(), {})


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "compress"])
def test_other_encodings_are_refused(server: Server, encoding: str) -> None:
    server.serve(answer(b"x", headers={"Content-Encoding": encoding}))
    with pytest.raises(RefreshError, match=f"content encoding '{encoding}'"):
        fetcher().fetch(server.url(), {})


def test_a_gzip_bomb_is_refused_before_it_is_large(server: Server) -> None:
    machine = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(machine.compress(bytes(1_000_000)) for _ in range(300)) + machine.flush()
    server.serve(answer(bomb, headers={"Content-Encoding": "gzip"}))
    began = time.monotonic()
    with pytest.raises(RefreshError, match="more than 2000000 bytes when unpacked; check the address"):
        fetcher(Limits(unpacked=2_000_000)).fetch(server.url(), {})

    assert len(bomb) < 400_000
    assert time.monotonic() - began < 5


def test_a_large_body_is_refused(server: Server) -> None:
    server.serve(answer(bytes(100_000)))
    with pytest.raises(RefreshError, match="more than 50000 bytes; check the address"):
        fetcher(Limits(received=50_000)).fetch(server.url(), {})


def test_a_slow_drip_ends_at_the_deadline(server: Server) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(200):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)

    server.serve(drip)
    began = time.monotonic()
    with pytest.raises(RefreshError, match=r"the time is over, 0\.6 seconds; the data in use stays; run again later"):
        fetcher(Limits(deadline=0.6, silence=0.5)).fetch(server.url(), {})

    assert time.monotonic() - began < 2


def test_headers_that_drip_end_at_the_deadline(server: Server) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        for _ in range(200):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)

    server.serve(drip)
    began = time.monotonic()
    with pytest.raises(RefreshError, match="the time is over"):
        fetcher(Limits(deadline=0.6, silence=0.5)).fetch(server.url(), {})

    assert time.monotonic() - began < 2


def test_a_silent_server_is_given_up(server: Server) -> None:
    server.serve(lambda _: time.sleep(1))
    with pytest.raises(RefreshError, match=r"no bytes for 0\.1 seconds"):
        fetcher(Limits(deadline=0.5, silence=0.1, attempts=2, first_wait=0.01)).fetch(server.url(), {})


def test_a_server_that_is_not_there_is_given_up() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
        with pytest.raises(RefreshError, match=r"\(3 attempts\)"):
            fetcher().fetch(url, {})


def test_redirects_are_followed(server: Server) -> None:
    server.serve(answer(b"", 302, headers={"Location": "/other.csv"}))
    server.serve(answer(b"well"), path="/other.csv")

    assert fetcher().fetch(server.url(), {}).content == b"well"


def test_redirects_in_a_circle_are_refused(server: Server) -> None:
    server.serve(answer(b"", 302, headers={"Location": "/data.csv"}))
    with pytest.raises(RefreshError, match="more than 5 redirects"):
        fetcher().fetch(server.url(), {})


@pytest.mark.parametrize(
    "place",
    ["http://10.0.0.1/", "http://169.254.169.254/latest/meta-data", "http://[fe80::1]/", "https://192.168.1.1/"],
)
def test_a_redirect_to_a_private_address_is_refused(server: Server, place: str) -> None:
    server.serve(answer(b"", 302, headers={"Location": place}))
    with pytest.raises(RefreshError, match="which is no public address"):
        fetcher().fetch(server.url(), {})


@pytest.mark.parametrize(
    "place", ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:alert(1)", "http://[::1", "gopher://127.0.0.1/"]
)
def test_a_redirect_elsewhere_is_refused(server: Server, place: str) -> None:
    server.serve(answer(b"", 302, headers={"Location": place}))
    with pytest.raises(RefreshError):
        fetcher().fetch(server.url(), {})

    assert {"/data.csv"} == {path for path, _ in server.asked}


PRIVATE_SPELLINGS = [
    "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "0.0.0.0", "10.1.2.3", "192.168.0.1", "172.16.0.1", "[::]",  # noqa: S104
    "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::1]", "[2002:7f00:1::]", "[fc00::1]",
    "[fec0::1]", "[::7f00:1]", "100.64.0.1", "169.254.169.254", "198.18.0.1", "224.0.0.1", "255.255.255.255",
    "[5f00::1]",
]  # fmt: skip


@pytest.mark.parametrize("host", PRIVATE_SPELLINGS)
def test_no_spelling_of_a_private_address_is_asked(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail(f"{host} was connected to")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    with pytest.raises(RefreshError, match=r"no public address|is not known|check the address"):
        fetcher().fetch(f"https://{host}/", {})


def test_a_name_with_one_private_address_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(_host: str, port: int, **_: object) -> list[Any]:
        return [(2, 1, 6, "", ("93.184.216.34", port)), (2, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(RefreshError, match=r"upstream.example is 127.0.0.1, which is no public address"):
        fetcher().fetch("https://upstream.example/", {})


def test_a_name_is_resolved_once_and_connected_to_as_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    connected: list[Any] = []

    def resolve(host: str, port: int, **_: object) -> list[Any]:
        asked.append(host)
        return [(2, 1, 6, "", ("93.184.216.34" if len(asked) == 1 else "127.0.0.1", port))]

    def connect(address: tuple[str, int], *_: object, **__: object) -> None:
        connected.append(address)
        raise OSError(111, "refused")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(RefreshError):
        fetcher(Limits(attempts=1)).fetch("https://upstream.example/", {})

    assert ["upstream.example"] == asked
    assert [("93.184.216.34", 443)] == connected


def test_a_resolver_that_does_not_answer_ends_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = threading.Event()

    def resolve(*_: object, **__: object) -> list[Any]:
        ended.wait(3)
        raise socket.gaierror(-3, "nobody answers")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    began = time.monotonic()
    with pytest.raises(RefreshError, match=r"the time is over, 0\.3 seconds"):
        fetcher(Limits(deadline=0.3, silence=5)).fetch("https://upstream.example/", {})
    ended.set()

    assert time.monotonic() - began < 2


def test_of_several_addresses_the_next_is_asked_where_one_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    connected: list[str] = []

    def resolve(_host: str, port: int, **_: object) -> list[Any]:
        return [(2, 1, 6, "", (address, port)) for address in ("93.184.216.34", "93.184.216.34", "93.184.216.35")]

    def connect(address: tuple[str, int], *_: object, **__: object) -> None:
        connected.append(address[0])
        raise OSError(111, "refused")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(RefreshError, match=r"\(1 attempt\)"):
        fetcher(Limits(attempts=1)).fetch("https://upstream.example/", {})

    assert ["93.184.216.34", "93.184.216.35"] == connected


@pytest.mark.parametrize("url", ["http://example.org/", "https://user:pw@example.org/", "ftp://example.org/", "x", ""])
def test_only_https_is_asked(url: str) -> None:
    with pytest.raises(RefreshError, match="no address of the form https"):
        fetcher().fetch(url, {})


@given(st.ip_addresses(v=4))
def test_a_public_address_stays_so_inside_version_6(address: IPv4Address) -> None:
    text = str(address)
    high, low = int(address) >> 16, int(address) & 0xFFFF

    assert is_public(f"::ffff:{text}") == is_public(f"64:ff9b::{high:x}:{low:x}") == is_public(text)
    assert is_public(f"2002:{high:x}:{low:x}::1") == is_public(text)
    assert not (is_public(text) and (address.is_private or is_loopback(text)))


@given(st.lists(st.binary(max_size=300), max_size=20), st.integers(1, 4000))
def test_a_body_never_exceeds_its_limit(pieces: list[bytes], most: int) -> None:
    whole = b"".join(pieces)
    packed = gzip.compress(whole)
    limits = Limits(received=10_000, unpacked=most)
    for chunks, encoding in (([packed], "gzip"), ([packed[at : at + 7] for at in range(0, len(packed), 7)], "gzip")):
        try:
            assert read_body(chunks, encoding, limits) == whole
            assert len(whole) <= most
        except TooLargeError:
            assert len(whole) > most
