"""What a table means, asked for on a terminal; each answer has a guess that the return key takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from msgspec.structs import replace

from verify.report.visible import one_line

if TYPE_CHECKING:
    from verify.ownpack.meaning import Meaning
    from verify.ownpack.sheet import Sheet

__all__ = ["asked"]

ACCUMULATIONS = "cumulative (a running total), point (as it is on the day) or period (of the period that ends then)"


def asked(sheet: Sheet, given: Meaning, stem: str) -> Meaning:
    """Ask for what was not given."""
    from verify.errors import UsageError
    from verify.ownpack.meaning import guessed

    typer.echo(f"Columns: {one_line(', '.join(sheet.columns))}", err=True)
    try:
        guess = guessed(sheet, given, stem)
    except UsageError as error:
        if "--entity" not in error.remedy:
            raise
        given = replace(given, entity=_ask("Of whom or where are the figures", given.entity))
        guess = guessed(sheet, given, stem)
    answers: dict[str, str] = {}
    if guess.date_column:
        answers["date_column"] = _ask("Column of days", guess.date_column, given.date_column)
    if guess.entity_column:
        answers["entity_column"] = _ask("Column that says of whom or where", guess.entity_column, given.entity_column)
    if guess.metric:
        answers["metric"] = _ask("What the figures count", guess.metric, given.metric)
    answers["unit"] = _ask("Unit, such as person", guess.unit, given.unit)
    answers["accumulation"] = _ask(ACCUMULATIONS, "point", given.accumulation)
    answers["source"] = _ask("Source", given.source, given.source)
    answers["claimant"] = _ask("Who says so", answers["source"], given.claimant)
    answers["licence"] = _ask("Licence", guess.licence, given.licence)
    answers["name"] = _ask("Name of the pack", guess.name, given.name)
    return replace(given, **answers, cues=given.cues or _cues(guess))


def _ask(question: str, guess: str, given: str = "") -> str:
    """Ask one question, unless the answer was given."""
    return given or str(typer.prompt(question, default=guess or None, err=True)).strip()


def _cues(guess: Meaning) -> dict[tuple[str, str], tuple[str, ...]]:
    """Ask by which words articles name the metrics."""
    from verify.language.lexicon import languages

    metrics = guess.value_columns if guess.layout == "metrics" else ("",)
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for metric in metrics:
        of = f" {one_line(metric)}" if metric else " it"
        lang = _ask(f"Language of the articles ({', '.join(languages())})", "en")
        question = f"Words that name{of} there, parted by commas"
        words = str(typer.prompt(question, default="", err=True, show_default=False))
        cues = tuple(word.strip() for word in words.split(",") if word.strip())
        if cues:
            found[metric, lang] = cues
    return found
