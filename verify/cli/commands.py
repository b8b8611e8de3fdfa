"""The subcommands of a folder as a group of Typer, each imported no sooner than it is run or asked about.

In: a folder with modules that name a `COMMAND` and have a function `run`, and with folders that name a `GROUP` and
hold more of them. Out: the group. Its own help tells what each command is for from the text of its module.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import TYPE_CHECKING, cast

import typer
from typer.core import TyperCommand, TyperGroup

from verify.cli.values import as_typed
from verify.declared import Declared

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer._click import Command, Context, HelpFormatter, Parameter

__all__ = ["group"]

RUN, QUOTES = "\ndef run(", '"""'


def group(name: str, package: str, callback: Callable[..., None]) -> TyperGroup:
    """Return the commands of a package as one; the callback says what the whole is for, and takes its options."""
    application = _application(name)
    application.callback(cls=_Group)(callback)
    made = cast("TyperGroup", typer.main.get_command(application))
    made.commands = _Commands(package)
    return made


def _application(name: str) -> typer.Typer:
    """Make an application without commands."""
    return typer.Typer(
        name=name,
        add_completion=name == "verify",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


class _Command(TyperCommand):
    """A command that takes texts as they are typed."""

    def get_params(self, ctx: Context) -> list[Parameter]:
        """Return the options and arguments."""
        return as_typed(super().get_params(ctx))


class _Group(TyperGroup):
    """A group whose help imports none of its commands."""

    def get_params(self, ctx: Context) -> list[Parameter]:
        """Return the options."""
        return as_typed(super().get_params(ctx))

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - Typer's signature
        """Return the names of the commands."""
        return list(self.commands)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write what each command is for."""
        commands = cast("_Commands", self.commands)
        light = TyperGroup(name=self.name, commands={name: commands.outline(name) for name in commands})
        light.format_commands(ctx, formatter)


class _Commands(MutableMapping[str, "Command"]):
    """The commands of a package by name, those of its own before those of its folders."""

    def __init__(self, package: str) -> None:
        """Find the commands."""
        self._own = Declared(package, "COMMAND")
        self._groups = Declared(package, "GROUP")
        self._made: dict[str, Command] = {}

    def __iter__(self) -> Iterator[str]:
        return iter((*self._own, *self._groups))

    def __len__(self) -> int:
        return len(self._own) + len(self._groups)

    def __contains__(self, name: object) -> bool:
        return name in self._own or name in self._groups

    def __getitem__(self, name: str) -> Command:
        if name not in self._made:
            self._made[name] = self._command(name) if name in self._own else self._group(name)
        return self._made[name]

    def __setitem__(self, name: str, command: Command) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def outline(self, name: str) -> Command:
        """Return a command that has its name and what it is for, and nothing else."""
        if name in self._own:
            return TyperCommand(name, help=self._own.text(name).partition(RUN)[2].split(QUOTES, 2)[1])
        return TyperCommand(name, help=self._groups[name].HELP)

    def _command(self, name: str) -> Command:
        application = _application(name)
        application.command(name, cls=_Command)(self._own[name].run)
        return typer.main.get_command(application)

    def _group(self, name: str) -> Command:
        def about() -> None:
            pass

        package = self._groups[name]
        about.__doc__ = package.HELP
        return group(name, package.__name__, about)
