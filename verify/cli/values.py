"""Texts, lists of texts and flags of a command taken as they were typed, without the library that would convert them.

In: the options of a command of Typer. Out: the same. For each of them Typer builds a validator of pydantic, whose
import alone takes longer than all of `verify --help`; what is text on the command line and in the program needs none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from typer.core import TyperArgument, TyperOption

if TYPE_CHECKING:
    from typer._click import Parameter

__all__ = ["as_typed"]

PLAIN = (str, bool, list[str])


def as_typed(parameters: list[Parameter]) -> list[Parameter]:
    """Let parameters that hold text or flags keep what was typed."""
    for parameter in parameters:
        if isinstance(parameter, (TyperOption, TyperArgument)) and parameter.type_descriptor.annotation in PLAIN:
            parameter.get_runtime_param = _AsTyped  # type: ignore[assignment, method-assign]
    return parameters


class _AsTyped:
    """What Typer asks to convert a value."""

    @staticmethod
    def coerce(value: Iterable[str] | str | bool | None, param: TyperOption | TyperArgument, ctx: Any) -> object:  # noqa: ANN401, ARG004
        """Return a value as it was typed, several of them as a list."""
        if param.multiple or param.nargs == -1:
            return list(value or ())  # type: ignore[arg-type]
        return value
