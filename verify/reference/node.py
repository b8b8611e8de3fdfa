"""A JSON value that knows where it stands, so that a wrong one can be named.

In: what `json.loads` gave. Out: typed values, or a `ReferenceDataError` with file and JSON path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from verify.errors import ReferenceDataError

__all__ = ["Node"]

DURATION = re.compile(r"P(\d{1,4})D")


class Node(Struct, frozen=True):
    """A value in a descriptor, its file, and its path in it; an absent value is `None`."""

    value: object
    file: str
    path: str = ""

    def fault(self, found: str, remedy: str) -> ReferenceDataError:
        """Return the error that names this value's place."""
        return ReferenceDataError(f"{self.file}: {self.path}" if self.path else self.file, found, remedy)

    def __getitem__(self, key: str) -> Node:
        """Return the value under a key of an object; `None` where it is absent."""
        return Node(self.object().get(key), self.file, f"{self.path}.{key}" if self.path else key)

    @property
    def absent(self) -> bool:
        """Tell whether there is no value here."""
        return self.value is None

    def object(self) -> Mapping[str, object]:
        """Return an object's members.

        >>> Node({"a": 1}, "x.json").object()
        {'a': 1}
        """
        if not isinstance(self.value, dict):
            raise self.fault(f"{self.value!r} is not an object", "write it in braces")
        return self.value

    def members(self) -> Iterator[tuple[str, Node]]:
        """Walk over an object's members; an absent object has none."""
        return iter(() if self.absent else tuple((key, self[key]) for key in self.object()))

    def items(self) -> tuple[Node, ...]:
        """Return the values of an array; an absent array has none."""
        if self.absent:
            return ()
        if not isinstance(self.value, list):
            raise self.fault(f"{self.value!r} is not an array", "write it in brackets")
        return tuple(Node(item, self.file, f"{self.path}[{index}]") for index, item in enumerate(self.value))

    def known(self, required: frozenset[str], optional: frozenset[str]) -> None:
        """Refuse an object that lacks a required key or has one that nobody reads.

        >>> Node({"shpae": 1}, "x.json").known(frozenset(), frozenset({"shape"}))
        Traceback (most recent call last):
        verify.errors.ReferenceDataError: x.json: 'shpae' is not a known key; use one of shape
        """
        keys = self.object().keys()
        for key in sorted(keys - required - optional):
            raise self.fault(f"{key!r} is not a known key", f"use one of {', '.join(sorted(required | optional))}")
        for key in sorted(required - keys):
            raise self.fault(f"{key!r} is missing", f"add {key!r}")

    def text(self, default: str = "") -> str:
        """Return a string that is not empty; the default where it is absent."""
        if self.absent:
            return default
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.fault(f"{self.value!r} is not a text", "write words in quotes")
        return self.value

    def texts(self) -> tuple[str, ...]:
        """Return an array of strings."""
        if isinstance(self.value, list) and all(isinstance(item, str) and item.strip() for item in self.value):
            return tuple(self.value)
        return tuple(item.text() for item in self.items())

    def choice(self, known: tuple[str, ...], default: str | None = None) -> str:
        """Return a string that is one of those known.

        >>> Node("serie", "x.json", "shape").choice(("series", "events"))
        Traceback (most recent call last):
        verify.errors.ReferenceDataError: x.json: shape: 'serie' is not known; use one of series, events
        """
        if self.absent and default is not None:
            return default
        if self.value not in known:
            raise self.fault(f"{self.value!r} is not known", f"use one of {', '.join(known)}")
        return str(self.value)

    def flag(self, *, default: bool) -> bool:
        """Return true or false."""
        if self.absent:
            return default
        if not isinstance(self.value, bool):
            raise self.fault(f"{self.value!r} is neither true nor false", "write true or false, without quotes")
        return self.value

    def integer(self, default: int) -> int:
        """Return a whole number from 0."""
        if self.absent:
            return default
        if not isinstance(self.value, int) or isinstance(self.value, bool) or self.value < 0:
            raise self.fault(f"{self.value!r} is not a whole number", "write a number from 0, without quotes")
        return self.value

    def decimal(self, default: str) -> Decimal:
        """Return an exact number; it is written in quotes, so that no digit is lost."""
        try:
            number = Decimal(self.text(default))
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or number < 0:
            raise self.fault(f"{self.value!r} is not a number", 'write a number in quotes, as "0.02"')
        return number

    def day(self) -> date | None:
        """Return a day; `None` where it is absent."""
        if self.absent:
            return None
        try:
            return date.fromisoformat(self.text())
        except ValueError as error:
            raise self.fault(f"{self.value!r} is not a day", "write it as YYYY-MM-DD") from error

    def duration(self, default: str) -> int:
        """Return a number of days, written as an ISO 8601 duration.

        >>> Node("P3D", "x.json").duration("P0D")
        3
        """
        found = DURATION.fullmatch(self.text(default))
        if found is None:
            raise self.fault(f"{self.value!r} is not a number of days", "write it as P3D")
        return int(found[1])
