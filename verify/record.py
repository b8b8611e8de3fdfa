"""`dataclass` as the standard library has it, made when a value of it is first made: to start must not cost them all.

In: a class with fields. Out: the same class, frozen and slotted as asked. The standard library writes and compiles
six functions for each class, which for a hundred classes takes longer than to read an article; here the constructor
is compiled when it is first called, and the rest is shared.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass, replace
else:

    def dataclass(*, slots: bool, frozen: bool = False, order: bool = False) -> Callable[[type], type]:
        """Make a slotted dataclass.

        >>> @dataclass(frozen=True, slots=True)
        ... class Span:
        ...     start: int
        ...     end: int = 9
        >>> Span(1), Span(1) == Span(start=1, end=9), {Span(2)} == {Span(2)}
        (Span(start=1, end=9), True, True)
        """

        def made(cls: type) -> type:
            cls = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
            written = [
                "__init__",
                "__eq__",
                "__replace__",
                *(["__hash__"] if frozen else []),
                *(ORDERS if order else []),
            ]
            for method in written:
                setattr(cls, method, _later(cls, method))
            cls.__repr__ = _repr
            if frozen:
                cls.__setattr__, cls.__delattr__ = _refuse, _refuse
                cls.__getstate__, cls.__setstate__ = _state, _restore
            else:
                cls.__hash__ = None
            return cls

        return made

    def replace(value: Any, /, **changes: object) -> Any:  # noqa: ANN401 - as the standard library has it
        """Return a value with some of its fields changed.

        >>> from verify.quantity import exact
        >>> replace(exact(2), unit="km").unit
        'km'
        """
        return value.__replace__(**changes)


__all__ = ["dataclass", "replace"]

UNSET = object()
FEW = 4  # fields
ORDERS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


def _later(cls: type, method: str) -> Callable[..., Any]:
    """Return a method that the real one, which is compiled then, replaces when it is called."""

    def first(self: object, *values: object, **named: object) -> object:
        known: dict[str, Any] = {"UNSET": UNSET}
        if method == "__init__":
            code = _constructor(cls, known)
        else:
            code = _changer(cls) if method == "__replace__" else _comparison(cls, method)
        exec(code, known)  # noqa: S102 - as the standard library does; of names that Python has taken for such
        real: Callable[..., object] = known[method]
        real.__qualname__ = f"{cls.__qualname__}.{method}"
        setattr(cls, method, real)
        return real(self, *values, **named)

    first.__qualname__ = f"{cls.__qualname__}.{method}"
    return first


def _constructor(cls: type, known: dict[str, Any]) -> str:
    """Write the constructor of a class.

    What is frozen is of an open class while it is made: to change its class twice, past the guard, takes less time
    than to set more than a few slots so.
    """
    heads, named, lines = list[str](), list[str](), list[str]()
    is_guarded = cls.__setattr__ is _refuse
    is_opened = is_guarded and len(dataclasses.fields(cls)) > FEW
    for field in dataclasses.fields(cls):
        name, default, factory = field.name, f"default_{field.name}", f"factory_{field.name}"
        known |= {default: field.default, factory: field.default_factory, f"set_{name}": getattr(cls, name).__set__}
        setter = f" set_{name}(self, {{}})" if is_guarded and not is_opened else f" self.{name} = {{}}"
        made = field.default_factory is not dataclasses.MISSING
        tail = "=UNSET" if made else "" if field.default is dataclasses.MISSING else f"={default}"
        fresh = f"{factory}()" if made else default
        value = fresh if not field.init else f"{fresh} if {name} is UNSET else {name}" if made else name
        if field.init:
            (named if field.kw_only else heads).append(name + tail)
        if field.init or tail:
            lines.append(setter.format(value))
    if is_opened:
        unguarded = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
        known |= {"opened": type(cls.__name__, (cls,), unguarded), "set_class": object.__dict__["__class__"].__set__}
        lines = [" own = self.__class__", " set_class(self, opened)", *lines, " self.__class__ = own"]
    lines += [" self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    parameters = ", ".join(["self", *heads, *(["*", *named] if named else [])])
    return f"def __init__({parameters}):\n" + "\n".join(lines or [" pass"])


def _changer(cls: type) -> str:
    """Write the method that makes a value with other fields, as `copy.replace` of later Pythons calls it."""
    fields = sorted((field for field in dataclasses.fields(cls) if field.init), key=lambda field: bool(field.kw_only))
    parameters = ", ".join(["self", *(["*"] if fields else []), *(f"{field.name}=UNSET" for field in fields)])
    kept = [f"self.{field.name} if {field.name} is UNSET else {field.name}" for field in fields]
    values = (f"{field.name}={value}" if field.kw_only else value for field, value in zip(fields, kept, strict=True))
    return f"def __replace__({parameters}):\n return self.__class__({', '.join(values)})"


def _comparison(cls: type, method: str) -> str:
    """Write a method that compares values of a class, or hashes one, by the fields in their order."""
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    own, others = ("".join(f"{which}.{name}, " for name in names) for which in ("self", "other"))
    if method == "__hash__":
        return f"def __hash__(self):\n return hash(({own}))"
    alike = f"({own}) {ORDERS.get(method, '==')} ({others})"
    return f"def {method}(self, other):\n return {alike} if other.__class__ is self.__class__ else NotImplemented"


def _repr(self: Any) -> str:  # noqa: ANN401 - a value of any such class
    """Write a value as it would be made."""
    said = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{self.__class__.__qualname__}({said})"


def _refuse(_: object, name: str, *_values: object) -> None:
    """Keep a frozen value as it is."""
    message = f"cannot assign to field {name!r}"
    raise dataclasses.FrozenInstanceError(message)


def _state(self: Any) -> list[object]:  # noqa: ANN401 - a value of any such class
    """Return what a copy is made of."""
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: Any, state: list[object]) -> None:  # noqa: ANN401 - a value of any such class
    """Make a copy."""
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
