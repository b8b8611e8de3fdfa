"""What a run is made of, as digests: the program, the packs, the settings.

In: settings and the packs in use. Out: an `Identity`, which must be the same wherever a shard is checked, and a digest
of all that decides what is found but the figures of packs, which matter only to the shards that use them.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from msgspec.structs import replace

import verify
from verify.batch.shard import Columns, Identity, Run
from verify.config.settings import Config, Override
from verify.engine import Loaded, Settings
from verify.reference.compiled import plain
from verify.reference.entries import Catalogue

__all__ = ["identity_of", "make_run", "portable", "program"]

READ = (".py", ".toml", ".csv")
PLAIN = Config()  # but for what decides findings, a run on many articles heeds no setting


def make_run(out: Path, settings: Settings, columns: Columns, loaded: Loaded) -> Run:
    """Return what the shards of a run have in common."""
    known = portable(settings)
    identity = identity_of(loaded)
    baseline = known.config.baseline
    parts = (
        repr(known),
        repr(columns),
        identity.program,
        hashlib.sha256(baseline.read_bytes()).hexdigest() if baseline is not None else "",
        _words(loaded.catalogue),
    )
    return Run(hashlib.sha256("\0".join(parts).encode()).hexdigest(), out.absolute(), known, columns, identity)


def identity_of(loaded: Loaded) -> Identity:
    """Return what this program and its packs are."""
    return Identity(verify.__version__, program(), {pack.name: pack.digest for pack in loaded.catalogue.packs})


@cache
def program() -> str:
    """Return a digest of the files of the program."""
    top = Path(verify.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(file for file in top.rglob("*") if file.suffix in READ):
        name = path.relative_to(top).as_posix()
        if not name.startswith("reference_data/"):
            digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def portable(settings: Settings) -> Settings:
    """Return settings that mean the same in another process and another folder, without what only a report heeds."""
    config = settings.config
    moved = replace(
        PLAIN,
        lang=config.lang,
        inline_suppression=config.inline_suppression,
        require_reasons=config.require_reasons,
        references=tuple(path.absolute() for path in config.references),
        baseline=config.baseline.absolute() if config.baseline is not None else None,
        rules=replace(config.rules, severity=dict(config.rules.severity)),
        overrides=tuple(map(_override, config.overrides)),
        sources={},
    )
    return replace(settings, config=moved, pins=None, excerpts=False, diff_base=None)


def _override(override: Override) -> Override:
    files = tuple((folder.absolute(), pattern) for folder, pattern in override.files)
    return replace(override, files=files, severity=dict(override.severity))


def _words(catalogue: Catalogue) -> str:
    """Return a digest of what packs say, but for how far they reach: that alone decides nothing in a text."""
    packs = tuple(replace(pack, last=None, version="") for pack in catalogue.packs)
    begun = tuple(series._replace(last=series.first) for series in catalogue.series)
    value = plain(replace(catalogue, packs=packs, series=begun))
    return hashlib.sha256(json.dumps(value, default=str, sort_keys=True).encode()).hexdigest()
