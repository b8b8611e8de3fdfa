"""The day that a text speaks from, as its head prints it."""

from __future__ import annotations

from datetime import date

import pytest

from verify.config.settings import Config
from verify.engine import Settings, Source, check
from verify.model import Dateline, DatelineSource

DAY = date(2024, 4, 26)
HEADS = [
    ("es", "Madrid, 26 de abril de 2024. El puente reabrió."),
    ("it", "Reggio Emilia, 26 aprile 2024. Il ponte ha riaperto."),
    ("de", "Berlin, 26. April 2024. Die Brücke ist wieder offen."),
    ("en", "LONDON, April 26, 2024 - The bridge has reopened."),
    ("fr", "PARIS, 26 avril 2024 (AFP) - Le pont a rouvert."),
    ("en", "LONDON, April 26, 2024\n\nThe bridge has reopened. It was closed in May."),
    ("fr", "Le Havre, le 26 avril 2024\n\nLe pont a rouvert vendredi."),
]
NONE = [
    ("es", "El puente, cerrado desde el 26 de abril de 2024. Nadie resultó herido."),
    ("en", "The bridge fell on April 26, 2024. Nobody was hurt."),
    ("de", "Die Brücke, am 26. April 2024. Sonst nichts."),
    ("es", "Lisboa, Madrid y Sevilla, desde el 26 de abril de 2024. Sin novedad."),
    ("fr", "La chute du pont, le 26 avril 2024\n\nDes voisins racontent."),
    ("en", "The bridge fell on April 26, 2024\n\nNeighbours look back."),
]


def dateline(lang: str, text: str) -> Dateline:
    report, _ = check([Source("a.txt", None, text.encode())], Settings(Config(lang)))
    return report.documents[0].document.dateline


@pytest.mark.parametrize(("lang", "text"), HEADS)
def test_a_place_and_a_day_at_the_head_are_the_dateline(lang: str, text: str) -> None:
    assert dateline(lang, text) == Dateline(DAY, DatelineSource.TEXT)


@pytest.mark.parametrize(("lang", "text"), NONE)
def test_a_day_in_a_sentence_is_none(lang: str, text: str) -> None:
    assert dateline(lang, text).day is None
