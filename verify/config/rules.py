"""Which checks speak, and how much what they say matters.

In: ids of checks, or their first parts. Out: `Rules`, asked check by check. Of two names that fit a check
the longer counts; of two that are the same, the one that leaves it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct, field

__all__ = ["Rules", "fits"]


def fits(name: str, check: str) -> bool:
    """Tell whether a name is that of a check or of a family that it belongs to.

    >>> fits("series", "series.stale"), fits("serie", "series.stale")
    (True, False)
    """
    return check == name or check.startswith(f"{name}.")


class Rules(Struct, frozen=True):
    """The checks that are selected, those that are left out, and severities by name."""

    select: tuple[str, ...] | None = None  # `None` stands for all
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def keeps(self, check: str) -> bool:
        """Tell whether a check speaks.

        >>> rules = Rules(select=("series.stale",), ignore=("series",))
        >>> rules.keeps("series.stale"), rules.keeps("series.mismatch"), rules.keeps("event.date")
        (True, False, False)
        """
        chosen = 0 if self.select is None else _nearest(self.select, check)
        return chosen > _nearest(self.ignore, check)

    def level(self, check: str) -> str | None:
        """Return the severity that is given to a check, `None` for its own.

        >>> Rules(severity={"series": "warning", "series.stale": "note"}).level("series.stale")
        'note'
        """
        name = max((name for name in self.severity if fits(name, check)), key=len, default=None)
        return None if name is None else self.severity[name]

    def with_more(self, select: tuple[str, ...] | None, ignore: tuple[str, ...], severity: Mapping[str, str]) -> Rules:
        """Return the rules of articles for which more is said: a selection, more to leave out, other severities."""
        return Rules(self.select if select is None else select, (*self.ignore, *ignore), {**self.severity, **severity})


def _nearest(names: Iterable[str], check: str) -> int:
    """Return the length of the longest name that fits a check; -1 where none does."""
    return max((len(name) for name in names if fits(name, check)), default=-1)
