"""The settings of a run: what the command line says, then what `--config` says, then the nearest file.

In: layers. Out: a frozen `Config`. Where nothing is said, its values are the defaults.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field

from verify.config.files import Layer
from verify.config.keys import CHECKS
from verify.config.patterns import matches
from verify.config.rules import Rules
from verify.config.values import Pattern

__all__ = ["Config", "Override", "config_of"]


class Override(Struct, frozen=True):
    """What holds for some articles only."""

    files: tuple[Pattern, ...]
    lang: str | None
    select: tuple[str, ...] | None
    ignore: tuple[str, ...]
    severity: Mapping[str, str]


class Config(Struct, frozen=True):
    """The settings of a run, and where each of them was said."""

    lang: str | None = None
    references: tuple[Path, ...] = ()
    locked: bool = False
    exclude: tuple[Pattern, ...] = ()
    respect_gitignore: bool = True
    format: str = "table"
    output: tuple[str, ...] = ()
    fail_on: str = "error"
    rules: Rules = field(default_factory=Rules)
    inline_suppression: bool = True
    require_reasons: bool = False
    cache: bool = True
    baseline: Path | None = None
    ui_lang: str = "en"  # of messages; the command line asks the locale where nobody says it
    overrides: tuple[Override, ...] = ()
    sources: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # by key

    def lang_of(self, path: Path) -> str | None:
        """Return the language of an article, if it is said."""
        said = [each.lang for each in self._overrides(path) if each.lang is not None]
        return said[-1] if said else self.lang

    def rules_of(self, path: Path) -> Rules:
        """Return the rules of an article."""
        rules = self.rules
        for each in self._overrides(path):
            rules = rules.with_more(each.select, each.ignore, each.severity)
        return rules

    def _overrides(self, path: Path) -> Iterable[Override]:
        return (each for each in self.overrides if matches(each.files, path))


def config_of(layers: Sequence[Layer]) -> Config:
    """Join layers to one; what a later one says replaces what an earlier one said, overrides add up."""
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for layer in layers:
        values.update(layer.values)
        sources.update(dict.fromkeys(layer.values, layer.source))
    values.pop("extend", None)
    rules = Rules(**{name: values.pop(name) for name in CHECKS if name in values})
    overrides = tuple(_override(table) for layer in layers for table in layer.overrides)
    own = {name.replace("-", "_"): value for name, value in values.items()}
    return Config(rules=rules, overrides=overrides, sources=MappingProxyType(sources), **own)


def _override(table: Mapping[str, Any]) -> Override:
    return Override(
        files=table["files"],
        lang=table.get("lang"),
        select=table.get("select"),
        ignore=table.get("ignore", ()),
        severity=table.get("severity", {}),
    )
