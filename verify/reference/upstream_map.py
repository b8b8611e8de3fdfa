"""What a descriptor says of its upstream, `refresh.map`, read by kind.

In: the map as JSON gave it. Out: words, objects of words, lists; what is of another kind raises
`FormError`, and so does whoever finds an upstream in another form than the map says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

__all__ = ["FormError", "UpstreamMap"]


class FormError(ValueError):
    """Content or a map that is not of the form that its adapter reads."""


class UpstreamMap(Struct, frozen=True):
    """What an adapter needs to know of an upstream."""

    values: Mapping[str, object]

    def text(self, key: str, default: str | None = None) -> str:
        """Return a word; one without default must be there.

        >>> UpstreamMap({"metric": "killed"}).text("metric")
        'killed'
        """
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise FormError(f"refresh.map.{key} is {'missing' if value is None else 'not a text'}")
        return value

    def texts(self, key: str) -> Mapping[str, str]:
        """Return an object of words; an absent one is empty."""
        value = self._object(key)
        if not all(isinstance(word, str) for word in value.values()):
            raise FormError(f"refresh.map.{key} is not an object of texts")
        return {name: str(word) for name, word in value.items()}

    def group(self, key: str) -> UpstreamMap:
        """Return an object of any values."""
        return UpstreamMap(self._object(key))

    def groups(self, key: str) -> Mapping[str, UpstreamMap]:
        """Return an object of objects."""
        inner = self.group(key)
        return {name: inner.group(name) for name in inner.values}

    def words(self, key: str) -> Sequence[str]:
        """Return a list of words; an absent one is empty."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise FormError(f"refresh.map.{key} is not a list of texts")
        return value

    def lists(self, key: str) -> Mapping[str, Sequence[str]]:
        """Return an object of lists of words."""
        inner = self.group(key)
        return {name: inner.words(name) for name in inner.values}

    def number(self, key: str, default: float | None = None) -> float:
        """Return a number; one without default must be there."""
        value = self.values.get(key, default)
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            raise FormError(f"refresh.map.{key} is {'missing' if value is None else 'not a number'}")
        return value

    def entities(self) -> Callable[[str], str | None]:
        """Return what tells the entity for what an upstream writes; `None` is one that the map leaves out.

        >>> UpstreamMap({"entities": {"FRA": "fr"}}).entities()("DEU"), UpstreamMap({}).entities()("DEU")
        (None, 'deu')
        """
        return self.texts("entities").get if "entities" in self.values else str.lower

    def _object(self, key: str) -> Mapping[str, object]:
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise FormError(f"refresh.map.{key} is not an object")
        return value
