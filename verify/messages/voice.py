"""A message as it stands in the code in, the same in the language of the reader out.

A message is a template of English; `data/<language>.toml` holds what stands for it in another language, so that one
more language is one more file, and a message that it lacks is said in English. Ids and keys are not messages.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from verify.figures import PLAIN, Figures, figures_of

__all__ = ["ENGLISH", "Voice", "message", "spoken", "voice_of"]

ENGLISH = "en"
FIELD = re.compile(r"\{(\w+)\}")


def message(text: str) -> str:
    """Mark a text as a message where it is kept to be said later, so that it is not forgotten in translation."""
    return text


class Voice(Struct, frozen=True):
    """The language that messages are in, and how the text at hand writes numbers."""

    lang: str
    data: Mapping[str, Any]
    figures: Figures = field(default_factory=lambda: figures_of(PLAIN))

    def say(self, template: str, /, **fields: str) -> str:
        """Fill a message in, in the language of the reader.

        >>> voice_of("fr").say("no such day")
        'no such day'
        """
        return str(self.data["texts"].get(template, template)).format_map(fields)

    def count(self, count: int, one: str, many: str) -> str:
        """Say how many of something there are; a message for one of them, and one for several.

        >>> voice_of("en").count(1, "{count} error", "{count} errors")
        '1 error'
        """
        return self.say(one if count in self.data["language"]["singular"] else many, count=str(count))

    def term(self, section: str, name: str) -> str:
        """Return the word for an id, such as a verdict or a kind of number; the id itself where there is none.

        >>> voice_of("en").term("bounds", "at_least"), voice_of("fr").term("bounds", "at_least")
        ('at least', 'au moins')
        """
        return str(self.data.get(section, {}).get(name, name))

    def unit(self, unit: str, *, one: bool) -> str:
        """Return the word for a unit, of one or of several; others than those of time are signs, and stay.

        >>> voice_of("en").unit("day", one=False), voice_of("fr").unit("km", one=True)
        ('days', 'km')
        """
        forms = self.data["units"].get(unit, (unit, unit))
        return str(forms[0] if one else forms[1])

    def day(self, day: date) -> str:
        r"""Write a day as the language does.

        >>> voice_of("en").day(date(2024, 4, 26)), voice_of("fr").day(date(2024, 4, 26))
        ('2024-04-26', '26\xa0avril 2024')
        """
        told = self.data["language"]
        pattern = str(told["first_day"] if day.day == 1 else told["day"])
        months = told["months"]
        month = months[day.month - 1] if months else ""
        return pattern.format(year=day.year, month=day.month, day=day.day, name=month, iso=day.isoformat())

    def weekday(self, day: date) -> str:
        """Name the weekday of a day."""
        return str(self.data["language"]["weekdays"][day.weekday()])

    def number(self, value: float | Decimal) -> str:
        """Write a number as the text at hand does."""
        return self.figures.number(value)

    def again(self, words: str) -> str:
        r"""Say a message that was filled in already, in English: why a claim was not compared.

        >>> voice_of("fr").again("the series ends on 2024-04-26")
        'la série s’arrête au 26\xa0avril 2024'
        """
        reasons = self.data.get("reasons", {})
        if words in reasons:
            return str(reasons[words])
        for form, template in _forms(self.lang):
            found = form.fullmatch(words)
            if found is not None:
                fields = {name: self._field(name, value) for name, value in found.groupdict().items()}
                return str(reasons[template]).format_map(fields)
        return words

    def _field(self, name: str, value: str) -> str:
        """Return a field of a reason as the language writes it: a day, an id that it has a word for, else as it is."""
        if name == "day":
            return self.day(date.fromisoformat(value))
        return str(self.data.get(f"{name}s", {}).get(value, value))

    def knowing(self, metrics: Mapping[str, str]) -> Voice:
        """Return the same voice with names for metrics, for those that it has none for."""
        if not metrics:
            return self
        return replace(self, data={**self.data, "metrics": {**metrics, **self.data.get("metrics", {})}})

    def writing(self, example: str) -> Voice:
        """Return the same voice, which writes numbers as an example does."""
        return replace(self, figures=figures_of(example))


@cache
def spoken() -> tuple[str, ...]:
    """Return the languages that messages are in: each has a file in `data/`.

    >>> {"en", "fr"} <= set(spoken())
    True
    """
    folder = resources.files("verify.messages") / "data"
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")))


@cache
def voice_of(lang: str) -> Voice:
    """Return the voice of a language."""
    text = (resources.files("verify.messages") / "data" / f"{lang}.toml").read_text(encoding="utf-8")
    return Voice(lang, tomllib.loads(text))


@cache
def _forms(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return what tells reasons with fields from one another, the longest first."""
    templates = [template for template in voice_of(lang).data.get("reasons", {}) if "{" in template]
    return tuple((_form(template), template) for template in sorted(templates, key=len, reverse=True))


def _form(template: str) -> re.Pattern[str]:
    """Return what a filled-in reason looks like; a field holds anything."""
    parts = FIELD.split(template)
    return re.compile(
        "".join(f"(?P<{part}>.*?)" if at % 2 else re.escape(part) for at, part in enumerate(parts)), re.DOTALL
    )
