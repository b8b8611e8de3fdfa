"""The settings of a command: its options, `--config` and the nearest file in, one `Config` out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from verify.config.files import Layer, find, inline, read
from verify.config.keys import KEYS
from verify.config.rules import Rules, fits
from verify.config.run import Settings
from verify.config.settings import Config, config_of
from verify.config.values import meant, value_of
from verify.errors import ConfigError
from verify.messages.locale import lang_of_locale
from verify.messages.voice import spoken
from verify.report import formats

__all__ = ["engine_settings", "pins_of", "settings", "shown"]

OPTIONS = "the command line"


def settings(given: Mapping[str, Any], inlines: Sequence[str], *, isolated: bool) -> Config:
    """Return the settings of a run; `given` are the values of options by key, empty where they were not given.

    A `--config` that names a file is read instead of the nearest file, one that is KEY = VALUE comes on top.
    """
    here = Path()
    named = [Path(written) for written in inlines if "=" not in written]
    if named:
        layers = [layer for path in named for layer in read(path)]
    else:
        nearest = None if isolated else find(Path.cwd())
        layers = [] if nearest is None else list(read(nearest))
    layers += [inline(written, here) for written in inlines if "=" in written]
    own = {
        name: value_of(KEYS[name], value, f"--{name}", here)
        for name, value in given.items()
        if value not in (None, False, [])
    }
    config = config_of([*layers, Layer(OPTIONS, own)])
    if "ui-lang" not in config.sources:
        config = replace(config, ui_lang=lang_of_locale(os.environ))
    _hold(config)
    return config


def engine_settings(config: Config, published: date | None = None, diff_base: str | None = None) -> Settings:
    """Return what the engine has to know."""
    return Settings(config, published, diff_base=diff_base)


def pins_of(config: Config) -> Path | None:
    """Return the file of the packs that may be used, where settings ask for it."""
    if not config.locked:
        return None

    from verify.reference import pins

    return pins.find(Path.cwd())


def shown(config: Config) -> str:
    """Write the settings of a run as TOML, each with where it was said."""
    lines = [f"{name} = {_toml(value)}{_source(config, name)}" for name, value in _values(config)]
    for override in config.overrides:
        own = {
            "files": [pattern for _, pattern in override.files],
            "lang": override.lang,
            "select": override.select,
            "ignore": override.ignore,
            "severity": override.severity,
        }
        lines += ["", "[[overrides]]", *(f"{name} = {_toml(value)}" for name, value in own.items() if value)]
    return "\n".join(lines) + "\n"


def _hold(config: Config) -> None:
    """Refuse formats and checks that there are not; only here it is known which there are."""
    if config.format not in formats():
        raise ConfigError(_where(config, "format"), f"{config.format!r} is not known", meant(config.format, formats()))
    if config.ui_lang not in spoken():
        raise ConfigError(
            _where(config, "ui-lang"), f"{config.ui_lang!r} is not known", meant(config.ui_lang, spoken())
        )
    for where, names in _named(config):
        for name in names:
            if not any(fits(name, check) for check in _checks()):
                raise ConfigError(where, f"{name!r} is no check and no family of checks", meant(name, _families()))


def _where(config: Config, key: str) -> str:
    """Say where a setting was said."""
    source = config.sources.get(key, OPTIONS)
    return f"--{key}" if source == OPTIONS else f"{source}: {key}"


def _named(config: Config) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the checks that settings name, and where they do."""
    rules = config.rules
    for key, names in (("select", rules.select or ()), ("ignore", rules.ignore), ("severity", rules.severity)):
        yield _where(config, key), names
    for override in config.overrides:
        more = Rules().with_more(override.select, override.ignore, override.severity)
        yield "overrides", (*(more.select or ()), *more.ignore, *more.severity)


def _checks() -> Iterable[str]:
    """Return the names of the checks."""
    from verify.checks.check import all_checks

    return all_checks()


def _families() -> list[str]:
    """Return the names of families and checks."""
    return sorted({*_checks(), *(check.partition(".")[0] for check in _checks())})


def _values(config: Config) -> Iterator[tuple[str, object]]:
    """Yield the settings that have a value, by the names that files give them."""
    for name in KEYS:
        holder: object = config.rules if name in ("select", "ignore", "severity") else config
        value = getattr(holder, name.replace("-", "_"), None)
        if name == "exclude":
            value = tuple(pattern for _, pattern in config.exclude)
        if value is not None:
            yield name, value


def _source(config: Config, name: str) -> str:
    return f"  # {config.sources[name]}" if name in config.sources else ""


def _toml(value: object) -> str:
    """Write a value as TOML does."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_toml(name)} = {_toml(each)}" for name, each in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(str(value), ensure_ascii=False)
