"""What travels to a worker: a shard, which says where its articles lie, and the run that it belongs to.

In: nothing. Out: frozen values that can be pickled; none of them holds the text of an article.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from verify.engine import Settings

__all__ = ["Columns", "Form", "Identity", "Job", "Run", "Shard"]


class Form(StrEnum):
    """What the articles of a shard lie in."""

    FILES = "files"
    LINES = "lines"  # of a file of JSON Lines
    ROWS = "rows"  # of a Parquet file


class Columns(Struct, frozen=True):
    """The names under which a table holds what is known of an article."""

    id: str = "id"
    text: str = "text"
    lang: str = "lang"
    published: str = "published"
    title: str = "title"
    url: str = "url"


class Shard(Struct, frozen=True):
    """A part of the archive; the layout of shards depends on the archive alone."""

    name: str
    form: Form
    label: str  # the table as the archive names it; empty for files
    place: str  # path or address of the table, or the folder that the files are named from
    count: int  # articles
    files: tuple[str, ...] = ()
    start: int = 0  # first byte of its lines, or first of its rows
    stop: int = 0
    first: int = 1  # number of its first row in the table


class Identity(Struct, frozen=True):
    """What must be the same wherever shards of one run are checked."""

    version: str
    program: str  # digest of every file of the program
    packs: Mapping[str, str]  # digest by name


class Run(Struct, frozen=True):
    """What all shards of a run have in common; `digest` stands for all of it that decides what is found."""

    digest: str
    out: Path
    settings: Settings
    columns: Columns
    identity: Identity


class Job(Struct, frozen=True):
    """One shard of a run."""

    run: Run
    shard: Shard
