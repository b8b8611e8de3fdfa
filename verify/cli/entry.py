"""Arguments in, exit code out: the subcommands of this folder, found by walking it, behind one entry."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from verify.cli.commands import group
from verify.cli.output import ExitCode, complain, complain_of, emit
from verify.errors import VerifyError
from verify.report.visible import one_line

__all__ = ["app", "main"]

PACKAGE = "verify.cli"
DEFAULT = "check"


def _show_version(*, wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        emit(f"verify {_version()}\n")
        raise typer.Exit


def _version() -> str:
    """Return the version."""
    from verify import __version__

    return __version__


def _program(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=lambda wanted: _show_version(wanted=wanted), is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Check the figures of news articles against reference data, as of the right day.

    Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage, or an article or reference that cannot be
    read; 130 interrupted. Results go to standard output, everything else to standard error.
    """


app = group("verify", PACKAGE, _program)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; what the user can mend is said in one line."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] not in app.commands and _is_article(given[0]):
        given.insert(0, DEFAULT)
    try:
        code = app.main(given or ["--help"], prog_name="verify", standalone_mode=False)
    except VerifyError as err:
        complain_of([err])
        return ExitCode.FAILED
    except typer.TyperException as err:
        complain(_advice(err))
        return ExitCode.FAILED
    except (KeyboardInterrupt, typer.Abort):
        code = ExitCode.INTERRUPTED
    except Exception:  # noqa: BLE001  a fault of ours must not look like a finding, whose code is 1
        complain(f"this is a fault in verify {_version()}; report it with the lines below\n{traceback.format_exc()}")
        return ExitCode.FAILED
    if code == ExitCode.INTERRUPTED:
        complain("interrupted")
    return int(code or ExitCode.CLEAN) if given else ExitCode.FAILED


def _is_article(argument: str) -> bool:
    """Tell whether a first argument is no command but something to check."""
    return argument == "-" or (not argument.startswith("-") and Path(argument).exists())


def _advice(error: typer.TyperException) -> str:
    """Return one line on a wrong option: what was found and where help is."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "verify"
    words = error.format_message() if hasattr(error, "format_message") else str(error)
    return f"{one_line(words).rstrip('.')}; see {path} --help"
