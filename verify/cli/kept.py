"""What a check printed, kept from one run to the next: articles that are as they were are answered without being read.

In: the articles, the settings, and the pages that are asked for. Out: the same pages as the run before wrote, and its
exit code; or nothing where anything differs that a page depends on. These are the bytes of the articles and their
names, all settings, the files that suppress findings or lock packs, every file of the packs, those of the program and
what is installed beside it. What differs from one day to the next without a file that does, is never kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from verify.cache import found, keep, tree
from verify.cli.roots import TOPS
from verify.errors import VerifyError
from verify.folders import DATA
from verify.reference.place import DESCRIPTOR, shipped
from verify.text.decode import load

if TYPE_CHECKING:
    from verify.cli.publish import Page
    from verify.engine import Settings
    from verify.source import Source

__all__ = ["Answer", "Question", "kept", "question", "remember"]

KIND = "report"
LARGEST = 256 * 1024  # bytes of an answer; a larger one takes so long to make that it is made again
BESIDE = ".verify-ignore.toml"
LIBRARIES = ("site-packages", "dist-packages")

Question = Sequence[bytes]


class Answer(Struct, frozen=True):
    """The pages of a run, in their order, and its exit code."""

    pages: tuple[str, ...]
    code: int


def question(articles: Sequence[Source], asked: Settings, pages: Sequence[Page]) -> Question | None:
    """Return all that the answer depends on; `None` where that is not known, as of what git says."""
    if asked.diff_base is not None:
        return None
    try:
        return tuple(_asked(articles, asked, pages))
    except (OSError, VerifyError):  # the run itself says what is wrong
        return None


def kept(asked: Question, pages: Sequence[Page]) -> Answer | None:
    """Return the answer that is kept, if it is whole."""
    body = found(KIND, asked)
    if body is None:
        return None
    value = json.loads(body)
    return Answer(tuple(value["pages"]), value["code"]) if len(value["pages"]) == len(pages) else None


def remember(asked: Question, answer: Answer) -> None:
    """Keep an answer."""
    body = json.dumps({"pages": answer.pages, "code": answer.code}).encode()
    if len(body) <= LARGEST:
        keep(KIND, asked, body)


def _asked(articles: Sequence[Source], asked: Settings, pages: Sequence[Page]) -> Iterator[bytes]:
    """Yield all that an answer depends on, the same number of parts for each."""
    config = asked.config
    folders = dict.fromkeys(Path(source.name).absolute().parent for source in articles)
    yield repr((config, asked.published, [(page.name, page.options) for page in pages])).encode()
    yield repr((Path.cwd(), [(name, os.environ.get(name)) for name in TOPS])).encode()
    yield repr([(replace(source, data=None), _digest(_bytes(source))) for source in articles]).encode()
    yield repr([_content(folder / BESIDE) for folder in folders]).encode()
    yield repr([_content(path) for path in (asked.pins, config.baseline) if path is not None]).encode()
    yield repr([tree(pack) for folder in config.references for pack in _packs(folder)]).encode()
    yield tree(DATA.path() / "packs")
    yield tree(shipped())
    yield tree(Path(__file__).parent.parent)
    yield repr((sys.version, [_changed(Path(place)) for place in sys.path if place.endswith(LIBRARIES)])).encode()


def _bytes(source: Source) -> bytes:
    return (
        load(Path(source.name) if source.path is None else source.path, source.name)
        if source.data is None
        else source.data
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _content(path: Path) -> str | None:
    """Return the digest of a file; `None` where there is none."""
    try:
        return _digest(path.read_bytes())
    except FileNotFoundError:
        return None


def _packs(folder: Path) -> list[Path]:
    """Return the packs in a folder, which may be one."""
    inside = [folder] if (folder / DESCRIPTOR).is_file() else sorted(folder.iterdir())
    return [place for place in inside if (place / DESCRIPTOR).is_file()]


def _changed(folder: Path) -> tuple[str, int]:
    """Return when something was last installed into a folder."""
    try:
        return str(folder), folder.stat().st_mtime_ns
    except OSError:
        return str(folder), 0
