"""A value made late is the same as the standard library makes."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import field
from typing import Any

import pytest

from verify.record import dataclass, replace


@dataclass(frozen=True, slots=True)
class Late:
    """With a constructor that is compiled when it is first called."""

    name: str
    sizes: list[int] = field(default_factory=list)
    note: str | None = None
    seen: int = field(default=0, compare=False, repr=False)
    own: int = field(default=7, init=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """The same of the standard library."""

    name: str
    sizes: list[int] = field(default_factory=list)
    note: str | None = None
    seen: int = field(default=0, compare=False, repr=False)
    own: int = field(default=7, init=False)


@dataclass(frozen=True, slots=True, order=True)
class Ranked:
    level: int
    name: str


@dataclass(frozen=True, slots=True)
class Sided:
    side: str = field(kw_only=True)
    size: int = 0
    note: str | None = None
    more: str | None = None
    last: str | None = None


@dataclass(slots=True)
class Open:
    count: int = 0


VALUES: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    (("a",), {}),
    (("a", [1], "b"), {"seen": 3}),
    ((), {"name": "a", "sizes": []}),
]


@pytest.mark.parametrize(("values", "named"), VALUES)
def test_it_holds_and_shows_the_same(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    late, known = Late(*values, **named), Known(*values, **named)

    assert dataclasses.asdict(known) == dataclasses.asdict(late)
    assert repr(known).removeprefix("Known") == repr(late).removeprefix("Late")
    assert Late.__match_args__ == Known.__match_args__


@pytest.mark.parametrize(("values", "named"), [((), {}), (("a", [], None, 0, 1), {}), (("a",), {"size": 1})])
def test_it_refuses_the_same_arguments(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=r"Known\.__init__") as known:
        Known(*values, **named)
    with pytest.raises(TypeError, match=r"Late\.__init__") as late:
        Late(*values, **named)

    assert str(known.value).replace("Known", "Late") == str(late.value)


def test_defaults_are_made_anew_for_each() -> None:
    one, other = Late("a"), Late("a")
    one.sizes.append(1)

    assert (one, other.sizes) == (Late("a", [1]), [])


def test_what_is_frozen_stays_as_it_is() -> None:
    late = Late("a")
    for name in ("name", "new"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(late, name, "b")
        with pytest.raises(dataclasses.FrozenInstanceError):
            delattr(late, name)

    assert (replace(late, name="b").name, late.name) == ("b", "a")


def test_a_value_is_made_of_another() -> None:
    ranked = Ranked(1, "a")

    assert [Ranked(2, "a"), Ranked(1, "b"), ranked] == [replace(ranked, **c) for c in ({"level": 2}, {"name": "b"}, {})]
    assert (7, 4) == (replace(Late("a", seen=4), note="b").own, replace(Late("a", seen=4), note="b").seen)
    assert Sided(2, side="b") == replace(Sided(1, side="b"), size=2) == dataclasses.replace(Sided(1, side="b"), size=2)
    with pytest.raises(TypeError, match="unexpected keyword argument 'size'"):
        replace(Late("a"), size=1)  # type: ignore[call-arg]


def test_it_is_compared_by_its_fields() -> None:
    assert Late("a", seen=1) == Late("a", seen=2)
    assert Late("a").__eq__(Known("a")) is NotImplemented
    assert {Ranked(1, "a"): 1}[Ranked(1, "a")] == 1
    assert [Ranked(1, "b"), Ranked(2, "a")] == sorted([Ranked(2, "a"), Ranked(1, "b")])
    assert (Ranked(1, "a") <= Ranked(1, "a"), Ranked(1, "a") > Ranked(0, "z")) == (True, True)
    with pytest.raises(TypeError, match="unhashable"):
        hash(Open())
    with pytest.raises(TypeError, match="not supported"):
        Ranked(1, "a") < Late("a")  # type: ignore[operator]  # noqa: B015


def test_copies_are_equal() -> None:
    late = Late("a", [1], seen=4)

    assert (late, 4) == (copy.deepcopy(late), copy.copy(late).seen)
    assert late == pickle.loads(pickle.dumps(late))  # noqa: S301 - our own


def test_what_is_open_can_be_changed() -> None:
    value = Open()
    value.count += 1

    assert Open(1) == value
