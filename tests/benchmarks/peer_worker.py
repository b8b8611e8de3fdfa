"""Time one library on texts: run by speed.py with the Python of that library's environment.

In: the name of a reader as argument, then lines of JSON with `lang` and `text` on standard input. Out: a
line of JSON for each, with the seconds that one reading took, or what went wrong. Imports nothing of the project.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable
from importlib import import_module
from typing import Any, cast

__all__ = ["timed"]

LEAST_SECONDS = 0.2  # short readings are repeated until they have taken this long
Read = Callable[[str], object]
CULTURES = {"en": "English", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian"}
DIMENSIONS = ["time", "number", "ordinal", "amount-of-money", "quantity", "distance", "volume", "temperature",
              "duration"]  # fmt: skip
DATELINE = 1715090400  # 7 May 2024


def text2num(lang: str) -> Read:
    """Return the reading of numerals in words."""
    library: Any = import_module("text_to_num")
    return lambda text: library.alpha2digit(text, lang)


def dateparser(lang: str) -> Read:
    """Return the reading of dates."""
    library: Any = import_module("dateparser.search")
    return lambda text: library.search_dates(text, languages=[lang])


def duckling(lang: str) -> Read:
    """Return the reading of everything that duckling knows and the project reads too."""
    library: Any = import_module("duckling")
    zones = library.load_time_zones("/usr/share/zoneinfo")
    locale = library.parse_locale(lang.upper(), library.default_locale_lang(library.parse_lang(lang.upper())))
    context = library.Context(library.parse_ref_time(zones, "UTC", DATELINE), locale)
    dimensions = library.parse_dimensions(DIMENSIONS)
    return lambda text: library.parse(text, context, dimensions, False)  # noqa: FBT003 - it takes no keyword


def quantulum3(lang: str) -> Read:
    """Return the reading of quantities; there is English only."""
    library: Any = import_module("quantulum3.parser")
    return lambda text: library.parse(text, lang=f"{lang}_US")


def recognizers(lang: str) -> Read:
    """Return the reading of all the models whose kinds the project reads too."""
    numbers: Any = import_module("recognizers_number")
    units: Any = import_module("recognizers_number_with_unit")
    dates: Any = import_module("recognizers_date_time")
    culture = getattr(numbers.Culture, CULTURES[lang])
    models = [
        *(getattr(numbers, f"recognize_{name}") for name in ("number", "ordinal", "percentage")),
        *(getattr(units, f"recognize_{name}") for name in ("currency", "dimension", "age", "temperature")),
        dates.recognize_datetime,
    ]
    return lambda text: [model(text, culture) for model in models]


def spacy(lang: str) -> Read:
    """Return the blank pipeline: words, of which some look like numbers."""
    library: Any = import_module("spacy")
    return cast("Read", library.blank(lang))


def quantguard(_: str) -> Read:
    """Return the reading of all four extractors; there is English only."""
    library: Any = import_module("quantguard.extraction")
    readers = [getattr(library, f"extract_{name}") for name in ("numbers", "ranges", "bounds", "references")]
    return lambda text: [read(text) for read in readers]


READERS: dict[str, Callable[[str], Read]] = {
    each.__name__: each for each in (text2num, dateparser, duckling, quantulum3, recognizers, spacy, quantguard)
}


def timed(read: Read, text: str, least: float = LEAST_SECONDS) -> float:
    """Return the seconds of processor time that one reading of a text takes, whatever else the machine does."""
    times = 0
    start = time.process_time()
    while True:
        read(text)
        times += 1
        taken = time.process_time() - start
        if taken >= least:
            return taken / times


def main() -> None:
    """Answer line by line until standard input ends."""
    warnings.simplefilter("ignore")
    make = READERS[sys.argv[1]]
    made: dict[str, Read] = {}
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            read = made.setdefault(asked["lang"], make(asked["lang"]))
            if asked.get("warm"):
                read(asked["text"])
            said: dict[str, Any] = {"seconds": timed(read, asked["text"])}
        except Exception as err:  # noqa: BLE001 - whatever breaks a peer is said, and the others go on
            said = {"error": f"{type(err).__name__}: {err}"}
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
