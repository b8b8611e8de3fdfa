"""The form of a language file: every section, every key, and what kind of value stands there.

In: the content of a TOML file. Out: complaints, each with the place and what was found there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from verify.quantity import Bound

__all__ = ["CALENDAR_NUMBERS", "CUE_SECTIONS", "FORM", "REQUIRED_SECTIONS", "complaints"]


class Value(StrEnum):
    """What a key may hold, in the words of a complaint."""

    TEXT = "a text"
    FLAG = "true or false"
    WORDS = "a list of words"
    WHOLE = "a whole number"
    NUMBER = "a number"
    NEAR = "two numbers, the lower first, and a number between them if one is named"
    INTERVAL = 'two numbers, the lower first, and brackets such as "(]"'


ANY = "*"  # a table whose keys are the language's own words
Form = Mapping[str, "Value | Form"]

CUE_SECTIONS = (
    "cumulative",
    "period",
    "since",
    "as_of",
    "part",
    "denied",
    "hypothetical",
    "concurrent",
    "displaced",
    "taking_place",
    "meetings",
    "said",
    "earlier",
    "elapsed",
    "former",
    "toll",
    "events",
    "born",
    "sum",
    "that_is",
    "rest",
    "totals",
    "died",
    "happened",
    "on",
)

CALENDAR_NUMBERS = (
    "seasons",
    "quarters",
    "halves",
    "month_halves",
    "weeks_on",
    "decades",
    "feasts",
    "observances",
    "hijri",
    "solar_hijri",
)


def _words(keys: str) -> dict[str, Value]:
    return dict.fromkeys(keys.split(), Value.WORDS)


FORM: Mapping[str, Form] = {
    "language": {
        **dict.fromkeys(("code", "name", "text2num"), Value.TEXT),
        **dict.fromkeys(("day_first", "day_first_only", "capital_days", "capital_nouns", "compounds"), Value.FLAG),
        **_words("decimal figures plural_endings name_endings stopwords auxiliaries relatives abbreviations"),
        **_words("clitics fused_articles"),
    },
    "numerals": {
        "one": Value.TEXT,
        **_words("cardinals articles pronouns joiners homographs scale_articles minus minus_after"),
        "blocked_before": {ANY: Value.WORDS},
        "magnitudes": {ANY: Value.WHOLE},
        "spellings": {ANY: Value.TEXT},
        "values": {ANY: Value.WHOLE},
        "duals": {ANY: Value.TEXT},
        "letters": {ANY: Value.WHOLE},
        "money_letters": {ANY: Value.WHOLE},
        "halves": {ANY: Value.NUMBER},
        "parts": {ANY: Value.NUMBER},
        "collectives": {ANY: Value.NEAR},
    },
    "ordinals": {
        **_words("suffixes roman_suffixes dotted not_before homographs standalone leading chained"),
        "words": {ANY: Value.TEXT},
        "superlatives": {ANY: Value.TEXT},
    },
    "ranges": {**_words("bare signs changes joiners or_equal exactly"), "pairs": {ANY: Value.WORDS}},
    "bounds": {bound.value: _words("before after") for bound in Bound},
    "shares": {ANY: Value.INTERVAL},
    "ratios": _words("words over_noun every one_in"),
    "percent": _words("signs words points bare_points of"),
    "months": {ANY: Value.WHOLE},
    "weekdays": {ANY: Value.WHOLE},
    "dates": {
        **_words("day_before_month articles this last next this_after last_after next_after"),
        **_words("abbreviated connectors range_between"),
        **_words("year_before year_hints year_articles month_before decade_before decade_after"),
        **_words("vague elapsed_before elapsed_after"),
        **_words("bound_at_least bound_more_than bound_at_most bound_less_than bound_over range_opens"),
        **_words("bound_at_least_behind bound_at_most_behind now common day_alone each each_after"),
        "offsets": {ANY: Value.WHOLE},
    },
    "calendar": {
        **_words("early mid late earlier later ago_before ago_after ahead_before ahead_if_future ahead_after"),
        **_words("fiscal day_of day_before"),
        **_words("rolling_last rolling_next initial final final_after"),
        **_words("shift_back shift_ahead week_of week_to rest"),
        **_words("second_next second_last second_next_after second_last_after weekend_before"),
        **_words("day_after day_ahead span_over observed_before observed_open observed_close observed_over"),
        "periods": {ANY: Value.TEXT},
        "movable": {ANY: Value.TEXT},
        **{name: {ANY: Value.WHOLE} for name in CALENDAR_NUMBERS},
    },
    "tense": {
        **_words("future soon over perfect future_endings future_beginnings future_not"),
        **_words("other past_endings be clause noun_of closing closing_past adverbial"),
    },
    "durations": {ANY: Value.TEXT},
    "clock": _words("before hours after only day_parts"),
    "ages": _words("before words after compounds having followed groups at"),
    "units": {ANY: Value.TEXT},
    "scales": {ANY: Value.TEXT},
    "fractions": {
        **_words("mixers points negative"),
        **{name: {ANY: Value.WHOLE} for name in ("denominators", "packs")},
    },
    "changes": _words("before after"),
    "multiples": {**_words("times endings"), "words": {ANY: Value.NUMBER}},
    "rankings": _words("before numbers after"),
    "currencies": {ANY: Value.TEXT},
    "labels": _words("before after names scores compass streets"),
    "ignored": _words("phrases"),
    **{section: _words("words") for section in CUE_SECTIONS},
    "places": _words("locatives parts"),
    "metrics": {ANY: _words("words")},
    "roles": {ANY: _words("words")},
}
REQUIRED_SECTIONS = frozenset(FORM)


def complaints(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the place and the fault of everything in a language file that breaks the form.

    >>> next(iter(complaints({"languages": {}})))
    ('[languages]', 'is not known')
    """
    yield from _table(content, FORM, "")


def _table(content: Mapping[str, Any], form: Mapping[str, Any], path: str) -> Iterator[tuple[str, str]]:
    wanted = set(form) - {ANY}
    if ANY not in form:
        for key in content.keys() - wanted:
            yield _place(path, key), "is not known"
    for key in sorted(wanted - content.keys()):
        yield _place(path, key), "is missing"
    for key, value in content.items():
        kind = form.get(key, form.get(ANY))
        place = _place(path, key)
        if isinstance(kind, Mapping):
            if isinstance(value, Mapping):
                yield from _table(value, kind, f"{path}.{key}" if path else key)
            else:
                yield place, f"is {value!r} and should be a table"
        elif kind is not None and not _fits(value, kind):
            yield place, f"is {value!r} and should be {kind}"


def _place(path: str, key: str) -> str:
    return f"[{path}] {key}" if path else f"[{key}]"


def _fits(value: Any, kind: Value) -> bool:  # noqa: ANN401 - whatever a TOML file may hold
    match kind:
        case Value.TEXT:
            return isinstance(value, str)
        case Value.FLAG:
            return isinstance(value, bool)
        case Value.WORDS:
            return isinstance(value, list) and all(isinstance(word, str) and word for word in value)
        case Value.WHOLE:
            return isinstance(value, int) and not isinstance(value, bool)
        case Value.NUMBER:
            return _is_number(value)
        case Value.NEAR:
            is_list = isinstance(value, list) and _is_pair(value[:2]) and all(map(_is_number, value))
            return is_list and (len(value) == 2 or (len(value) == 3 and value[0] <= value[2] <= value[1]))  # noqa: PLR2004
        case Value.INTERVAL:
            ends, brackets = (value[:-1], value[-1]) if isinstance(value, list) and value else ([], "")
            return _is_pair(ends) and brackets in ("[]", "(]", "[)", "()")


def _is_number(value: Any) -> bool:  # noqa: ANN401 - whatever a TOML file may hold
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_pair(value: list[Any]) -> bool:
    return all(map(_is_number, value)) and len(value) == 2 and value[0] <= value[1]  # noqa: PLR2004 - a pair
