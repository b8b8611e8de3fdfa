"""What `verify batch` is given as IN, the articles and tables that it holds out."""

from __future__ import annotations

import glob
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from verify.cli.sources import in_folder
from verify.config.settings import Config
from verify.errors import DocumentError, UsageError, VerifyError
from verify.text.formats import suffixes

if TYPE_CHECKING:
    from verify.batch.layout import Archive

__all__ = ["archive_of"]

TABLES = frozenset((".jsonl", ".ndjson", ".parquet"))
REMEDY = "name a folder, a pattern in quotes, or a file of JSON Lines or Parquet"
MAGIC = frozenset("*?[")


def archive_of(written: str, config: Config, out: Path) -> Archive:
    """Find what an archive holds; its articles are named from its folder, what a run writes is none of it."""
    from verify.batch.layout import Archive, Table

    if "://" in written:
        if written.endswith((".jsonl", ".ndjson")):
            raise UsageError(written, "JSON Lines are read from paths alone", "name a Parquet file at this address")
        return Archive(Path(), (), (Table(written, written),))
    folder = _folder(written)
    found = [path for path in _found(written, config) if not path.absolute().is_relative_to(out.absolute())]
    if not found:
        raise DocumentError(written, "holds no article", REMEDY)
    names = {path: path.relative_to(folder).as_posix() for path in found}
    tables = [path for path in found if path.suffix.lower() in TABLES]
    return Archive(
        folder.absolute(),
        tuple(names[path] for path in found if path.suffix.lower() not in TABLES),
        tuple(Table(names[path], str(path.absolute())) for path in tables),
    )


def _found(written: str, config: Config) -> Iterable[Path]:
    """Return files, in the order of their names."""
    path = Path(written)
    if path.is_dir():
        errors: list[VerifyError] = []
        found = sorted(in_folder(path, config, errors, suffixes() | TABLES))
        if errors:
            raise errors[0]
        return found
    if path.is_file():
        return [path]
    if not MAGIC & set(written):
        raise UsageError(written, "no such file or folder", REMEDY)
    return sorted(each for name in glob.glob(written, recursive=True) if (each := Path(name)).is_file())  # noqa: PTH207


def _folder(written: str) -> Path:
    """Return the folder that names of articles are from: of a pattern, the part before its first sign."""
    path = Path(written)
    if path.is_dir():
        return path
    fixed = path.parts[:-1]
    stop = next((at for at, part in enumerate(fixed) if MAGIC & set(part)), len(fixed))
    return Path(*fixed[:stop])
