"""A server on this machine that answers as an upstream would, well or badly, and packs that ask it."""

from __future__ import annotations

import copy
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

Answer = Callable[[BaseHTTPRequestHandler], None]

FIELDS = [
    {"name": "metric", "type": "string", "constraints": {"required": True}},
    {"name": "entity", "type": "string", "constraints": {"required": True}},
    {"name": "as_of", "type": "date", "constraints": {"required": True}},
    {"name": "vintage", "type": "date"},
    {"name": "value", "type": "integer", "constraints": {"required": True, "minimum": 0}},
]
PACK: dict[str, Any] = {
    "name": "strikes",
    "licenses": [{"name": "CC0-1.0"}],
    "resources": [
        {
            "name": "daily",
            "path": "daily.csv",
            "sources": [{"title": "Ministry of Labour", "path": "https://example.org/strikes"}],
            "schema": {"fields": FIELDS, "primaryKey": ["metric", "entity", "as_of", "vintage"]},
            "verify:reference": {
                "shape": "series",
                "metrics": {"detained": {"unit": "person", "cues": {"en": ["arrested"]}}},
                "series": [{"metric": "detained", "entity": "ruritania", "first": "2024-01-01", "last": "2024-01-02"}],
                "accumulation": "cumulative",
                "monotone": True,
                "vintages": "first_seen",
                "lag": {"typical": "P1D", "longest": "P2D"},
                "claimant": "Ministry of Labour",
                "status": "official",
                "refresh": {
                    "url": "",
                    "adapter": "csv_table",
                    "guards": ["maximum-step=0.5", "maximum-revision=0.5"],
                    "map": {
                        "columns": {"day": "as_of", "count": "value"},
                        "constant": {"metric": "detained", "entity": "ruritania"},
                    },
                },
            },
        }
    ],
}
ROWS = """metric,entity,as_of,vintage,value
detained,ruritania,2024-01-01,2024-01-02,10
detained,ruritania,2024-01-02,2024-01-03,12
"""
CAME = "day,count\n2024-01-01,10\n2024-01-02,12\n"


class Server:
    """What is served, and what was asked."""

    def __init__(self, address: str) -> None:
        """Serve nothing yet."""
        self.address = address
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def url(self, path: str = "/data.csv") -> str:
        """Return the address of something served."""
        return f"{self.address}{path}"

    def serve(self, *answers: Answer | str | bytes, path: str = "/data.csv") -> None:
        """Give these answers one after the other, the last one for ever."""
        self.answers[path] = [answer if callable(answer) else sends(answer) for answer in answers]


def sends(content: str | bytes, status: int = 200, **headers: str) -> Answer:
    """Return an answer with a body and headers; `_` in their names stands for a hyphen."""
    body = content.encode() if isinstance(content, str) else content

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        named = {"Content-Length": str(len(body))} | {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in named.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@contextmanager
def serving() -> Iterator[Server]:
    """Run a server on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            answers = found.answers.get(self.path, [sends("", 404)])
            (answers.pop(0) if len(answers) > 1 else answers[0])(self)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    found = Server(f"http://127.0.0.1:{running.server_port}")
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield found
    running.shutdown()
    thread.join()
    running.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    """Give a test a server of its own."""
    with serving() as found:
        yield found


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test a data folder of its own."""
    folder = tmp_path / "data"
    monkeypatch.setenv("VERIFY_DATA_DIR", str(folder))
    return folder


MakePack = Callable[..., Path]


@pytest.fixture
def make_pack(tmp_path: Path) -> MakePack:
    """Return a function that writes a pack which asks an address."""

    def make(url: str, change: Callable[[dict[str, Any]], object] | None = None, rows: str = ROWS) -> Path:
        folder = tmp_path / "packs" / "strikes"
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = copy.deepcopy(PACK)
        descriptor["resources"][0]["verify:reference"]["refresh"]["url"] = url
        if change is not None:
            change(descriptor["resources"][0])
        (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
        (folder / "daily.csv").write_text(rows, encoding="utf-8")
        return folder

    return make
