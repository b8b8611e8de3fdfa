"""`verify data add`: a table of one's own made into a pack that articles are checked against."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verify.cli.data.packs import shipped_catalogue
from verify.cli.data.table_options import (
    Accumulation,
    Alias,
    Claimant,
    Cue,
    DateColumn,
    DateFormat,
    Decimal,
    DryRun,
    Entity,
    EntityColumn,
    File,
    Into,
    Layout,
    Licence,
    Metric,
    MetricColumn,
    Name,
    Replace,
    Source,
    SourceUrl,
    Status,
    Title,
    Unit,
    ValueColumn,
    Yes,
    check_choices,
)
from verify.cli.output import ExitCode, emit, for_terminal
from verify.errors import UsageError

if TYPE_CHECKING:
    from verify.ownpack.meaning import Meaning
    from verify.ownpack.tidy import Figure

__all__ = ["COMMAND", "run"]

COMMAND = "add"
SHOWN = 5  # figures of the preview
INTO = Path("references")


def run(
    file: File,
    into: Into = INTO,
    name: Name = "",
    title: Title = "",
    source: Source = "",
    source_url: SourceUrl = "",
    claimant: Claimant = "",
    licence: Licence = "",
    status: Status = "official",
    metric: Metric = "",
    entity: Entity = "",
    unit: Unit = "",
    accumulation: Accumulation = "",
    cue: Cue = None,
    alias: Alias = None,
    date_column: DateColumn = "",
    value_column: ValueColumn = None,
    entity_column: EntityColumn = "",
    metric_column: MetricColumn = "",
    layout: Layout = "",
    date_format: DateFormat = "",
    decimal: Decimal = "",
    yes: Yes = False,
    replace: Replace = False,
    dry_run: DryRun = False,
) -> int:
    """Make a pack of a table, guessing or asking what its columns mean, and validate it."""
    from verify.ownpack.meaning import Meaning

    given = Meaning(
        name=name, title=title, layout=layout, date_column=date_column, entity_column=entity_column,
        metric_column=metric_column, value_columns=tuple(value_column or ()), metric=metric, entity=entity, unit=unit,
        accumulation=accumulation, claimant=claimant, status=status, source=source, url=source_url, licence=licence,
        cues=_words("--cue", cue), aliases=_words("--alias", alias), date_format=date_format or None,
        decimal=decimal or None,
    )  # fmt: skip
    check_choices(given)
    found, meaning = _read(file, given, ask=not yes and sys.stdin.isatty())
    return _write(found, meaning, into, replace=replace, dry_run=dry_run)


def _read(file: Path, given: Meaning, *, ask: bool) -> tuple[list[Figure], Meaning]:
    """Read a table, and ask or guess what it means."""
    from verify.cli.data.questions import asked
    from verify.ownpack.meaning import guessed
    from verify.ownpack.sheet import read_sheet
    from verify.ownpack.tidy import figures

    sheet = read_sheet(file)
    given = asked(sheet, given, file.stem) if ask else given
    if not given.source:
        raise UsageError("--source", "nothing says where the figures are from", "name it, such as --source 'Ministry'")
    meaning = guessed(sheet, given, file.stem)
    return figures(sheet, meaning), meaning


def _words(option: str, written: Sequence[str] | None) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return words by name and language, as `LANG=WORDS` or `NAME:LANG=WORDS` give them.

    >>> _words("--cue", ["fr=grèves", "strikes:en=walkouts", "fr=débrayages"])
    {('', 'fr'): ('grèves', 'débrayages'), ('strikes', 'en'): ('walkouts',)}
    """
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for pair in written or ():
        key, sign, words = pair.partition("=")
        name, _, lang = key.rpartition(":")
        if not sign or not words.strip() or not (lang.isascii() and lang.isalpha()):
            raise UsageError(option, f"{pair!r} gives no words", "write it as LANG=WORDS, such as fr=grèves")
        found[name, lang] = (*found.get((name, lang), ()), words.strip())
    return found


def _write(found: list[Figure], meaning: Meaning, into: Path, *, replace: bool, dry_run: bool) -> int:
    """Show what the figures mean, and write the pack."""
    from verify.language.lexicon import languages
    from verify.ownpack.pack import pack_files, write_pack
    from verify.reference.folder import find_packs, shipped

    files = pack_files(found, meaning, shipped_catalogue(), languages())
    emit(_preview(found, meaning, files))
    if dry_run:
        emit("Nothing was written (dry run).\n")
        return ExitCode.CLEAN
    folder = into / meaning.name
    count = write_pack(files, folder, find_packs([shipped()]), replace=replace)
    emit(
        f"Wrote {folder} with {count} figures. Check an article with:\n\n    verify check --references {into} ARTICLE\n"
    )
    return ExitCode.CLEAN


def _preview(found: list[Figure], meaning: Meaning, files: object) -> str:
    """Show the first figures, and what was guessed."""
    import json
    from typing import cast

    from verify.report.table import grid
    from verify.report.visible import one_line

    written = cast("dict[str, bytes]", files)
    block = json.loads(written["datapackage.json"])["resources"][0]["verify:reference"]
    rows = [(figure.metric, figure.entity, figure.as_of, figure.value) for figure in found[:SHOWN]]
    lines = [f"{grid(('metric', 'entity', 'day', 'figure'), rows, for_terminal().width)}\n"]
    if len(found) > SHOWN:
        lines.append(f"... {len(found)} figures in all")
    for metric, said in block["metrics"].items():
        words = "; ".join(f"{lang}: {', '.join(cues)}" for lang, cues in said["cues"].items())
        lines.append(f"{metric} in {said['unit']}, found by the words {words}")
    lines.append(f"{block['accumulation']}; {meaning.claimant} ({meaning.status}); licence: {meaning.licence}")
    return "\n".join(one_line(line) if at else line for at, line in enumerate(lines)) + "\n\n"
