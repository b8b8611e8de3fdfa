"""Every upstream of the shipped packs, and one of office holders, behaving as badly as servers do."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.refresh.conftest import Answer, Server, sends, serving
from tests.refresh.offices import HOLDERS, write_offices
from tests.refresh.shipped import made, paths, run
from tests.refresh.upstreams import CASES
from verify.errors import RefreshError
from verify.reference.generations import current
from verify.refresh.limits import Limits

LIMITS = Limits(first_wait=0.01, deadline=20, silence=5, attempts=2, unpacked=5_000_000)
HURRIED = Limits(first_wait=0.01, deadline=0.4, silence=0.3, attempts=2)
CASES_BY_NAME = {case.pack: case for case in CASES}
NAMES = [*CASES_BY_NAME, "ministers"]


@dataclass(frozen=True)
class Upstream:
    """A pack, and what the server sends for it when all is well, by path."""

    pack: Path
    server: Server
    contents: dict[str, bytes]

    def serve(self, fault: Callable[[bytes], list[Answer]]) -> None:
        """Let the first address fail and the others be well."""
        for at, (path, content) in enumerate(self.contents.items()):
            self.server.serve(*(fault(content) if at == 0 else [sends(content)]), path=path)


@pytest.fixture(scope="module", params=NAMES)
def upstream(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Upstream]:
    """Make each pack once; no test of this module changes it."""
    folder: Path = tmp_path_factory.mktemp(request.param)
    with serving() as server:
        case = CASES_BY_NAME.get(request.param)
        if case is None:
            yield Upstream(write_offices(folder, server.url("/sparql?query=x")), server, {"/sparql?query=x": HOLDERS})
        else:
            contents = dict(zip(paths(case.pack), case.first, strict=True))
            yield Upstream(made(case, case.first, folder, server), server, contents)


def drips(content: bytes) -> list[Answer]:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        for byte in content[:40]:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            time.sleep(0.05)

    return [drip]


def bomb(_: bytes) -> list[Answer]:
    machine = zlib.compressobj(9, zlib.DEFLATED, 31)
    body = b"".join(machine.compress(bytes(1_000_000)) for _ in range(6)) + machine.flush()
    return [sends(body, Content_Encoding="gzip")]


def is_reused(content: bytes) -> list[Answer]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers.get("If-None-Match") == '"a"'
        sends(b"" if known else content, 304 if known else 200, ETag='"a"')(handler)

    return [answer]


BUSY: dict[str, Callable[[bytes], list[Answer]]] = {
    "429": lambda content: [sends(b"", 429, Retry_After="0"), sends(content)],
    "500": lambda content: [sends(b"", 500), sends(content)],
    "half and then whole": lambda content: [sends(content[:-5], Content_Length=str(len(content))), sends(content)],
}
FAULTS: dict[str, tuple[str, Callable[[bytes], list[Answer]]]] = {
    "429 for ever": (r"status 429 \(2 attempts\); the data in use stays", lambda _: [sends(b"", 429)]),
    "500 for ever": (r"status 500 \(2 attempts\); the data in use stays", lambda _: [sends(b"", 500)]),
    "404": ("status 404; check the address", lambda _: [sends(b"", 404)]),
    "cut": (
        r"ends too early \(2 attempts\)",
        lambda content: [sends(gzip.compress(content)[:-9], Content_Encoding="gzip")],
    ),
    "longer than it says": (
        "nothing was changed",
        lambda content: [sends(content, Content_Length=str(len(content) // 2))],
    ),
    "shorter than it says": (r"\(2 attempts\)", lambda content: [sends(content, Content_Length=str(len(content) + 9))]),
    "bomb": ("more than 5000000 bytes when unpacked; check the address", bomb),
    "redirect": (
        "169.254.169.254, which is no public address; check the address",
        lambda _: [sends(b"", 302, Location="http://169.254.169.254/latest/meta-data")],
    ),
    "a page for people": ("nothing was changed", lambda _: [sends(b"<!doctype html>\n<title>Moved</title>\n")]),
    "nothing": ("nothing was changed", lambda _: [sends(b"")]),
}


@pytest.mark.parametrize("fault", BUSY)
def test_a_server_that_recovers_is_asked_again(upstream: Upstream, fault: str) -> None:
    upstream.serve(BUSY[fault])
    before = len(upstream.server.asked)

    assert run(upstream.pack, limits=LIMITS).generation is None
    assert len(upstream.server.asked) - before == len(upstream.contents) + 1


def test_what_did_not_change_is_told_by_the_server_or_by_its_checksum(upstream: Upstream) -> None:
    upstream.serve(is_reused)

    assert [False, True] == [run(upstream.pack, limits=LIMITS).unmodified for _ in range(2)]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_refused_in_one_line_and_nothing_changes(upstream: Upstream, fault: str, data: Path) -> None:
    words, answers = FAULTS[fault]
    upstream.serve(answers)

    with pytest.raises(RefreshError, match=words) as caught:
        run(upstream.pack, limits=LIMITS)

    assert "\n" not in str(caught.value)
    assert all((caught.value.where, caught.value.found, caught.value.remedy))
    assert current(upstream.pack) == (None, None)
    assert not [path for path in data.rglob("*") if path.is_file() and path.name != "lock"]


def test_a_slow_drip_ends_at_the_deadline(upstream: Upstream) -> None:
    upstream.serve(drips)
    began = time.monotonic()

    with pytest.raises(RefreshError, match=r"the time is over, 0\.4 seconds; the data in use stays"):
        run(upstream.pack, limits=HURRIED)

    assert time.monotonic() - began < 5
