"""`verify doctor`: say what verify runs with, and whether each part of it is in order."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path

from verify.cli.output import ExitCode, emit
from verify.errors import VerifyError

__all__ = ["COMMAND", "run"]

COMMAND = "doctor"
WIDTH = 12


def run() -> int:
    """Say what verify runs with, and whether each part is in order; exit code 1 if one is not."""
    faults = 0
    for name, ask in PARTS.items():
        try:
            said = ask()
            state = "ok"
        except VerifyError as error:
            said, state = str(error), "FAULT"
            faults += 1
        emit(f"{state:<6}{name:<{WIDTH}}{said}\n")
    return ExitCode.FINDINGS if faults else ExitCode.CLEAN


def _program() -> str:
    from verify import __version__

    return f"verify {__version__}, Python {platform.python_version()} on {sys.platform}, {Path(__file__).parents[1]}"


def _libraries() -> str:
    from importlib.metadata import version

    names = ("polars", "pandera", "httpx", "typer", "tabulate", "pathspec")
    return ", ".join(f"{name} {version(name)}" for name in names)


def _configuration() -> str:
    from verify.cli.settings import settings

    config = settings({}, [], isolated=False)
    return ", ".join(dict.fromkeys(config.sources.values())) or "no file, so the defaults"


def _messages() -> str:
    from verify.cli.settings import settings
    from verify.messages.voice import spoken

    return f"{settings({}, [], isolated=False).ui_lang}, of {', '.join(spoken())}"


def _languages() -> str:
    from verify.language.lexicon import languages, load_lexicon

    return ", ".join(load_lexicon(lang).code for lang in languages())


def _packs() -> str:
    from verify.cli.settings import settings
    from verify.reference.catalogue import load_catalogue, shipped

    config = settings({}, [], isolated=False)
    packs = load_catalogue([shipped(), *config.references]).packs
    return f"{len(packs)}: {', '.join(pack.name for pack in packs)}"


def _data() -> str:
    from verify.folders import DATA

    return _writable(DATA.path())


def _cache() -> str:
    from verify.folders import CACHE

    return _writable(CACHE.path())


def _writable(folder: Path) -> str:
    """Say whether a folder can be written to; one that is not there yet is made when it is needed."""
    place = next(each for each in (folder, *folder.parents) if each.exists())
    state = "" if os.access(place, os.W_OK) else ", which cannot be written: the run goes on without it"
    return f"{folder}{'' if place == folder else ' (not there yet)'}{state}"


def _terminal() -> str:
    return f"{sys.stdout.encoding or 'no encoding'}, {'a terminal' if sys.stdout.isatty() else 'no terminal'}"


PARTS: dict[str, Callable[[], str]] = {
    "program": _program,
    "libraries": _libraries,
    "settings": _configuration,
    "messages": _messages,
    "languages": _languages,
    "packs": _packs,
    "data": _data,
    "cache": _cache,
    "output": _terminal,
}
