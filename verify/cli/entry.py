"""Arguments in, exit code out: the subcommands of this folder, found by walking it, behind one entry."""

from __future__ import annotations

import pkgutil
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from verify.cli.output import ExitCode, complain, complain_of, emit
from verify.errors import VerifyError
from verify.report.visible import one_line

__all__ = ["app", "main"]

PACKAGE, _, THIS = __name__.rpartition(".")
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


def _build() -> typer.Typer:
    """Gather the modules that name a `COMMAND`; each has a function `run`. A folder that names a `GROUP` has more."""
    application = _group("verify")
    application.callback()(_program)
    _fill(application, PACKAGE, Path(__file__).parent)
    return application


def _group(name: str) -> typer.Typer:
    """Make an application without commands."""
    return typer.Typer(
        name=name,
        add_completion=name == "verify",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def _fill(application: typer.Typer, package: str, folder: Path) -> None:
    """Add the commands of a folder, by name."""
    names = sorted(info.name for info in pkgutil.iter_modules([str(folder)]))
    for name, module in ((name, import_module(f"{package}.{name}")) for name in names if name != THIS):
        if hasattr(module, "COMMAND"):
            application.command(module.COMMAND)(module.run)
        elif hasattr(module, "GROUP"):
            group = _group(module.GROUP)
            group.callback(help=module.HELP)(lambda: None)
            _fill(group, f"{package}.{name}", folder / name)
            application.add_typer(group)


app = _build()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; what the user can mend is said in one line."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    command = typer.main.get_command(app)
    if given and given[0] not in getattr(command, "commands", {}) and _is_article(given[0]):
        given.insert(0, DEFAULT)
    try:
        code = command.main(given or ["--help"], prog_name="verify", standalone_mode=False)
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
