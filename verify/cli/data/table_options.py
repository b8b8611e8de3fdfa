"""The options of `verify data add`: what a table means, one option a question."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from verify.cli.options import one_of

__all__ = [
    "Accumulation",
    "Alias",
    "Claimant",
    "Cue",
    "DateColumn",
    "DateFormat",
    "Decimal",
    "DryRun",
    "Entity",
    "EntityColumn",
    "File",
    "Into",
    "Layout",
    "Licence",
    "Metric",
    "MetricColumn",
    "Name",
    "Replace",
    "Source",
    "SourceUrl",
    "Status",
    "Title",
    "Unit",
    "ValueColumn",
    "Yes",
    "check_choices",
]

LAYOUTS = ("long", "metrics", "entities", "days")
ACCUMULATIONS = ("cumulative", "point", "period")
STATUSES = ("official", "party-reported", "estimate", "press", "derived", "computed")
DATE_FORMATS = ("YMD", "DMY", "MDY", "YM", "MY", "YQ", "Y")
CHOICES = {
    "layout": LAYOUTS,
    "accumulation": ACCUMULATIONS,
    "status": STATUSES,
    "date_format": DATE_FORMATS,
    "decimal": (".", ","),
}

File: TypeAlias = Annotated[Path, typer.Argument(metavar="FILE", help="A table: .csv, .tsv, .xlsx or .parquet.")]
Into: TypeAlias = Annotated[Path, typer.Option(metavar="DIR", help="Folder of one's own packs.")]
Name: TypeAlias = Annotated[str, typer.Option(metavar="NAME", help="Name of the pack; that of the file if not given.")]
Title: TypeAlias = Annotated[str, typer.Option(metavar="TITLE", help="What a report calls the pack.")]
Source: TypeAlias = Annotated[str, typer.Option(metavar="TITLE", help="Where the figures are from; required.")]
SourceUrl: TypeAlias = Annotated[str, typer.Option(metavar="URL", help="Its address.")]
Claimant: TypeAlias = Annotated[str, typer.Option(metavar="NAME", help="Who says so, if not the source itself.")]
Licence: TypeAlias = Annotated[str, typer.Option(metavar="NAME", help="Licence of the figures, such as CC-BY-4.0.")]
Status: TypeAlias = Annotated[str, typer.Option(metavar="STATUS", help=f"What the figures are: {', '.join(STATUSES)}.")]
Metric: TypeAlias = Annotated[str, typer.Option(metavar="METRIC", help="What all the figures count, such as strikes.")]
Entity: TypeAlias = Annotated[str, typer.Option(metavar="NAME", help="Of whom or where all the figures are.")]
Unit: TypeAlias = Annotated[str, typer.Option(metavar="UNIT", help="Unit of the figures, such as person.")]
Accumulation: TypeAlias = Annotated[
    str, typer.Option(metavar="KIND", help=f"How the figures add up: {', '.join(ACCUMULATIONS)}.")
]
Cue: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(metavar="LANG=WORDS", help="Words for the metric, or METRIC:LANG=WORDS; may be repeated."),
]
Alias: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(metavar="LANG=WORDS", help="Words for the entity, or ENTITY:LANG=WORDS; may be repeated."),
]
DateColumn: TypeAlias = Annotated[str, typer.Option(metavar="COLUMN", help="Column of days.")]
ValueColumn: TypeAlias = Annotated[
    list[str] | None, typer.Option(metavar="COLUMN", help="Column of figures; may be repeated.")
]
EntityColumn: TypeAlias = Annotated[str, typer.Option(metavar="COLUMN", help="Column that says of whom or where.")]
MetricColumn: TypeAlias = Annotated[str, typer.Option(metavar="COLUMN", help="Column that says what is counted.")]
Layout: TypeAlias = Annotated[
    str, typer.Option(metavar="LAYOUT", help=f"A figure a row, or a column each: {', '.join(LAYOUTS)}.")
]
DateFormat: TypeAlias = Annotated[
    str, typer.Option(metavar="FORMAT", help=f"Order of the parts of days: {', '.join(DATE_FORMATS)}.")
]
Decimal: TypeAlias = Annotated[str, typer.Option(metavar="MARK", help="What parts decimals: a dot or a comma.")]
Yes: TypeAlias = Annotated[bool, typer.Option("--yes", help="Ask nothing, also on a terminal.")]
Replace: TypeAlias = Annotated[bool, typer.Option("--replace", help="Write the pack anew if it is there.")]

DryRun: TypeAlias = Annotated[
    bool, typer.Option("--dry-run", help="Show what the figures would mean, and write nothing.")
]


def check_choices(given: object) -> None:
    """Refuse an answer that is none of those known; an empty one is guessed later."""
    for name, known in CHOICES.items():
        if word := getattr(given, name):
            one_of(f"--{name.replace('_', '-')}", word, known)
