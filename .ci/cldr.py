"""Bring the names that CLDR has into the language files: months, weekdays, units, currencies.

In: CLDR through `babel`, .ci/cldr.toml, the language files. Out: the same files, with what they
lacked at the end of each section, sorted. Nothing that stands there is changed, moved or lost, so
that a second run changes nothing; `--check` names what is lacking and exits with 1.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

from verify.language.tokens import tokenize

ROOT = Path(__file__).resolve().parent.parent
LEXICONS = ROOT / "verify" / "language" / "data"
CHOICES = tomllib.loads((ROOT / ".ci" / "cldr.toml").read_text(encoding="utf-8"))
BARE = re.compile(r"[A-Za-z0-9_-]+")
SIGN = re.compile(r"[^\w\s.,]")  # a short name that holds one is no common word: km/h, m², °C

Entry = tuple[str, str | int]


def months(locale: Locale) -> Iterator[Entry]:
    """Yield the names of months, in full and cut short."""
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from ((name.rstrip("."), number) for number, name in locale.months[context][width].items())


def weekdays(locale: Locale) -> Iterator[Entry]:
    """Yield the names of weekdays, in full and cut short; Monday is 1."""
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from ((name.rstrip("."), number + 1) for number, name in locale.days[context][width].items())


def units(locale: Locale) -> Iterator[Entry]:
    """Yield the names of units in full, in every plural, and the short ones that are no words."""
    patterns = locale.unit_display_names, locale._data["unit_patterns"]  # noqa: SLF001 - babel shows no plurals
    for unit, ours in CHOICES["units"].items():
        widths = patterns[1].get(unit, {})
        for width in ("long", "short"):
            for plural, pattern in widths.get(width, {}).items():
                name = pattern.replace("{0}", "").strip(" .\u00a0\u202f") if plural != "per" else ""
                if name[:1] not in {"", "/"} and "{0}" in pattern and (width == "long" or SIGN.search(name)):
                    yield name, ours


def currencies(locale: Locale) -> Iterator[Entry]:
    """Yield the codes, names and signs of the currencies that are in use somewhere."""
    for code in sorted(in_use()):
        yield code, code
        yield from ((name, code) for name in plurals(locale, code))
        sign = locale.currency_symbols.get(code, code)
        if sign != code and not sign.isalpha():
            yield sign, code


def plurals(locale: Locale, code: str) -> Iterator[str]:
    """Yield the names of a currency; a name that is its code says nothing."""
    names = [locale.currencies.get(code, code)]
    names.extend(locale._data["currency_names_plural"].get(code, {}).values())  # noqa: SLF001 - babel shows one
    yield from (name for name in names if name != code and "(" not in name)


def in_use() -> set[str]:
    """Return the codes of the currencies that are legal tender somewhere today."""
    territories: Mapping[str, Iterable[Any]] = get_global("territory_currencies")
    return {code for found in territories.values() for code, _, until, tender in found if tender and until is None}


SECTIONS = {"months": months, "weekdays": weekdays, "units": units, "currencies": currencies}


def skipped(lang: str) -> frozenset[tuple[str, ...]]:
    """Return the words that are traps in a language."""
    lists = (each["words"] for each in CHOICES["skip"] if lang in each["langs"])
    return frozenset(tokenize(word).words for words in lists for word in words)


def lacking(lang: str, content: Mapping[str, Any]) -> dict[str, list[Entry]]:
    """Return by section what CLDR has and a language file has not, however it is written there."""
    traps = skipped(lang)
    missing: dict[str, list[Entry]] = {}
    for section, names in SECTIONS.items():
        held = {tokenize(words).words for words in content[section]}
        new: dict[tuple[str, ...], Entry] = {}
        for locale in CHOICES["locales"][lang]:
            for name, value in names(Locale.parse(locale)):
                words = tokenize(name := plain(name)).words
                if words and len(name) > 1 and words not in held and words not in traps:
                    new.setdefault(words, (name, value))
        missing[section] = sorted(new.values(), key=lambda entry: (str(entry[1]).zfill(3), entry[0]))
    return missing


def plain(name: str) -> str:
    """Return a name without the marks of direction, and with blanks that break."""
    return re.sub(r"[\u200e\u200f\u061c]", "", name).replace("\u00a0", " ").replace("\u202f", " ").strip()


def written(entry: Entry) -> str:
    """Write an entry as the language files do."""
    name, value = entry
    key = name if BARE.fullmatch(name) else f'"{name}"'
    return f"{key} = {value}" if isinstance(value, int) else f'{key} = "{value}"'


def merged(text: str, missing: Mapping[str, list[Entry]]) -> str:
    """Put the entries at the end of their sections."""
    for section, entries in missing.items():
        found = re.search(rf"^\[{section}\]\n(?:(?!\[).*\n)*?(?=\n*(?:\[|\Z))", text, re.MULTILINE)
        if found is None:
            message = f"no section [{section}]; give the file one"
            raise SystemExit(message)
        lines = "".join(f"{written(entry)}\n" for entry in entries)
        text = text[: found.end()] + lines + text[found.end() :]
    return text


def run(*, check: bool, langs: list[str]) -> bool:
    """Bring every language file up to date, or only say what it lacks; tell whether any lacked something."""
    behind = False
    for lang in langs or sorted(CHOICES["locales"]):
        path = LEXICONS / f"{lang}.toml"
        text = path.read_text(encoding="utf-8")
        missing = lacking(lang, tomllib.loads(text))
        count = sum(map(len, missing.values()))
        behind = behind or count > 0
        print(f"{lang}: " + ", ".join(f"{len(entries)} {section}" for section, entries in missing.items()))
        if check:
            for part, found in missing.items():
                print("".join(f"  [{part}] {written(entry)}\n" for entry in found), end="")
        elif count:
            path.write_text(merged(text, missing), encoding="utf-8")
    return behind


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit with 1 if a file lacks a name")
    parser.add_argument("langs", nargs="*", metavar="LANG", help="the languages to look at; all by default")
    given = parser.parse_args()
    sys.exit(run(check=given.check, langs=given.langs) and given.check)
