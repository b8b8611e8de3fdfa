"""How the runner of GitHub Actions takes a line of a log for a command: its `ActionCommand.cs`, read and retold.

A line that begins, after spaces, with "::", the name of a command and "::" again is one; so is a line with "##[name]"
anywhere in it. The runner compares strings as its culture does, which may pass over characters that show nothing,
so that a line is read a second time without those.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

__all__ = ["Command", "commands", "parsed"]

REGISTERED = frozenset(
    (
        "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "internal-set-repo-path",
        "notice", "remove-matcher", "save-state", "set-env", "set-output", "stop-commands", "warning",
    )
)  # fmt: skip
DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")


@dataclass(frozen=True, slots=True)
class Command:
    """What the runner would do."""

    name: str
    data: str = ""
    properties: dict[str, str] = field(default_factory=dict)


def commands(log: str) -> list[Command]:
    """Read all the commands of a log."""
    return [found for line in re.split(r"\r\n|\r|\n", log) if (found := parsed(line)) is not None]


def parsed(line: str) -> Command | None:
    """Read a line as the runner does, strictly and with its culture's indulgence."""
    return _parsed(line) or _parsed("".join(char for char in line if not _is_ignored(char)))


def _parsed(line: str) -> Command | None:
    return _second(line) or _first(line)


def _second(line: str) -> Command | None:
    """Read "::name key=value,key=value::data"."""
    line = line.lstrip()
    if not line.startswith("::") or (end := line.find("::", 2)) < 0:
        return None
    name, _, rest = line[2:end].partition(" ")
    if name.lower() not in REGISTERED:
        return None
    pairs = (pair.split("=", 1) for pair in rest.strip().split(",") if "=" in pair)
    properties = {key: _unescaped(value, PROPERTY) for key, value in pairs if key and value}
    return Command(name.lower(), _unescaped(line[end + 2 :], DATA), properties)


def _first(line: str) -> Command | None:
    """Read "##[name key=value;]data"."""
    begin = line.find("##[")
    end = line.find("]", begin)
    if begin < 0 or end < 0:
        return None
    name = line[begin + 3 : end].partition(" ")[0].lower()
    return Command(name, line[end + 1 :]) if name in REGISTERED else None


def _unescaped(text: str, escapes: tuple[tuple[str, str], ...]) -> str:
    for code, char in escapes:
        text = text.replace(code, char)
    return text


def _is_ignored(char: str) -> bool:
    """Tell whether a comparison by culture passes over a character."""
    if char in "\t\n\v\f\r\x85":
        return False
    return (
        unicodedata.category(char) in {"Cc", "Cf"}
        or char in FILLERS
        or "\ufe00" <= char <= "\ufe0f"
        or "\u180b" <= char <= "\u180f"
        or "\ufff0" <= char <= "\ufffb"
        or "\U000e0000" <= char <= "\U000e0fff"
    )
