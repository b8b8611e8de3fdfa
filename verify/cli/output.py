"""Results in, standard output and files out; complaints go to standard error, one line each."""

from __future__ import annotations

import codecs
import contextlib
import os
import shutil
import sys
from collections.abc import Iterable
from enum import IntEnum
from pathlib import Path
from typing import TextIO

from verify.errors import LeftAsideError, UsageError, VerifyError
from verify.report import ReportOptions
from verify.report.visible import one_line, visible
from verify.report.workflow import harmless

__all__ = [
    "ExitCode",
    "annotate",
    "complain",
    "complain_of",
    "emit",
    "fatal",
    "for_files",
    "for_terminal",
    "in_actions",
    "tell",
    "write",
]

WIDTH = 120  # of a table that goes to no terminal
NARROWEST = 40
_PLAIN = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "–": "-", "—": "-", "−": "-", "«": '"', "»": '"'}
)


class ExitCode(IntEnum):
    """What the exit code of the command says."""

    CLEAN = 0
    FINDINGS = 1
    FAILED = 2
    INTERRUPTED = 130


def emit(text: str) -> None:
    """Write results to standard output; a reader that has gone away is no fault."""
    _put(sys.stdout, _obeyed_by_none(text))


def annotate(commands: str, *, beside: bool = False) -> None:
    """Write commands for the runner of a build: as the results, or beside them, to standard error."""
    _put(sys.stderr if beside else sys.stdout, commands)


def in_actions() -> bool:
    """Tell whether this is a build in GitHub Actions, whose runner obeys what it reads in the log."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _obeyed_by_none(text: str) -> str:
    """Return a text in which the runner of a build finds no command."""
    return harmless(text) if in_actions() else text


def tell(words: str) -> None:
    """Say on standard error what a run says of itself."""
    _put(sys.stderr, _obeyed_by_none(visible(words)))


def complain(words: str) -> None:
    """Say on standard error what is wrong."""
    _put(sys.stderr, _obeyed_by_none(f"verify: {visible(words)}\n"))


def complain_of(errors: Iterable[VerifyError]) -> None:
    """Say each error once, in one line."""
    for words in dict.fromkeys(one_line(str(error)) for error in errors):
        complain(words)


def fatal(errors: Iterable[VerifyError]) -> bool:
    """Tell whether something could not be done; data that is left aside is only said."""
    return any(not isinstance(error, LeftAsideError) for error in errors)


def for_terminal() -> ReportOptions:
    """Return what standard output can show."""
    columns = shutil.get_terminal_size((WIDTH, 0)).columns
    return ReportOptions(width=max(columns, NARROWEST), ascii_only=not _shows_unicode(sys.stdout))


def for_files() -> ReportOptions:
    """Return what a file in UTF-8 can hold."""
    return ReportOptions(width=WIDTH)


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():  # a pipe or a device: nothing to replace
            target.write_text(text, encoding="utf-8")
        else:
            _replace(target, text)
    except OSError as err:
        raise UsageError(
            str(path), f"cannot be written: {err.strerror or err}", "name a file that you may write"
        ) from err


def _replace(target: Path, text: str) -> None:
    """Write beside the target first, so that no reader sees half a file."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _put(stream: TextIO, text: str) -> None:
    """Write text as the stream can show it, whatever its encoding."""
    encoding = stream.encoding or "utf-8"
    text = text if _shows_unicode(stream) else text.translate(_PLAIN)
    try:
        stream.buffer.write(text.encode(encoding, "backslashreplace"))
        stream.flush()
    except BrokenPipeError:
        _silence(stream)
    except OSError as err:
        _silence(stream)
        raise UsageError(
            "standard output", f"cannot be written: {err.strerror or err}", "make room, or write to a file"
        ) from err


def _silence(stream: TextIO) -> None:
    """Let nothing more be written to a stream, not even when the program ends."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _shows_unicode(stream: TextIO) -> bool:
    """Tell whether a stream can show every character."""
    return codecs.lookup(stream.encoding or "utf-8").name.startswith("utf")
