"""`verify data check`: read packs as a check of an article would, and every row of them."""

from __future__ import annotations

from verify.cli.data.packs import Names, References, in_use, wanted
from verify.cli.output import ExitCode, complain_of, emit

__all__ = ["COMMAND", "run"]

COMMAND = "check"


def run(packs: Names = None, references: References = None) -> int:
    """Validate packs: their descriptors, words, checksums and every row."""
    from verify.errors import ReferenceDataError
    from verify.reference.catalogue import load_catalogue
    from verify.reference.folder import read_descriptor
    from verify.reference.observations import load_observations
    from verify.report.wording import count_of

    found, left = in_use(references)
    complain_of(left)
    catalogue = load_catalogue(found)
    asked = wanted(packs, (pack.name for pack in catalogue.packs))
    errors: list[ReferenceDataError] = []
    for pack in catalogue.packs:
        if pack.name not in asked:
            continue
        try:
            figures = load_observations(catalogue, [pack.name]).height
        except ReferenceDataError as error:
            errors.append(error)
        else:
            tables = count_of(len(read_descriptor(pack.folder).resources), "table")
            emit(f"{pack.name}: ok, {tables}, {count_of(figures, 'figure')}\n")
    complain_of(errors)
    return ExitCode.FAILED if errors else ExitCode.CLEAN
