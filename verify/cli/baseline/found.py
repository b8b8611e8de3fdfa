"""What both commands do first: check the articles without the baseline, and count what they would report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from verify.cache import used
from verify.cli.follow import Follower
from verify.cli.options import a_day
from verify.cli.output import complain_of, fatal
from verify.cli.settings import pins_of, settings
from verify.cli.sources import Asked, sources
from verify.errors import UsageError

if TYPE_CHECKING:
    from verify.suppression.baseline import Known

__all__ = ["Found", "Options", "found"]


class Found(Struct, frozen=True):
    """The file, what it holds, what the articles hold now, and their paths as the file names them."""

    file: Path
    before: Counter[Known]
    now: Counter[Known]
    paths: frozenset[str]


class Options(Struct, frozen=True):
    """What both commands take besides paths."""

    file: str | None
    published: str | None
    inlines: Sequence[str]
    isolated: bool


def found(paths: Sequence[str], options: Options) -> Found:
    """Check articles; one that cannot be read leaves the file as it is."""
    from verify import engine
    from verify.suppression import baseline

    day = a_day("--published", options.published)
    config = settings({"baseline": options.file}, options.inlines, isolated=options.isolated)
    place = config.baseline or Path(baseline.FILE)
    asked = replace(config, baseline=None)
    articles, unfound = sources(Asked(paths), asked)
    with used(wanted=asked.cache):
        report, unread = engine.check(articles, engine.Settings(asked, day, pins_of(asked)), Follower())
    complain_of([*unfound, *unread])
    if fatal([*unfound, *unread]):
        raise UsageError(str(place), "some articles could not be read", "mend them first; the file is as it was")
    now = baseline.occurring(report.documents, place.parent)
    before = baseline.read(place) if place.is_file() else Counter()
    names = frozenset(baseline.path_of(ledger, place.parent) for ledger in report.documents)
    return Found(place, before, now, names)
