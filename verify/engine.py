"""Read sources, run the pipeline over them as one batch, report.

In: sources and settings. Out: a `Report` and the errors of the sources that could not be read; one
bad source does not stop the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from verify import __version__
from verify.cache import undisturbed
from verify.config.run import Settings
from verify.errors import DocumentError, ReferenceDataError, VerifyError
from verify.language.functions import function_words
from verify.language.letters import likelihoods
from verify.language.lexicon import load_lexicon
from verify.ledger import metric_names
from verify.messages.voice import voice_of
from verify.model import Document, DocumentLedger, Mention, PackUse, Report
from verify.normalise.index import Index, build_index
from verify.pipeline import Shelves, judge, mentions, packs_of, resolve
from verify.reference.catalogue import load_catalogue, shipped
from verify.reference.entries import Catalogue
from verify.reference.folder import find_packs
from verify.reference.generations import pinned
from verify.reference.pins import hold
from verify.source import Source
from verify.suppression.settle import settled
from verify.text.reader import ReadOptions, read
from verify.watch import UNWATCHED, Watch

__all__ = ["Loaded", "Settings", "Source", "check", "compare", "extract", "load", "read_source"]


Errors = tuple[VerifyError, ...]


class Indexes(dict[str, Index]):
    """The tables of each language, made when a document is in it."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Remember the packs whose words they hold."""
        super().__init__()
        self._catalogue = catalogue

    def __missing__(self, lang: str) -> Index:
        """Make the tables of one more language."""
        with undisturbed():
            self[lang] = build_index(self._catalogue, load_lexicon(lang))
        return self[lang]


class Loaded(Struct, frozen=True):
    """What articles are held against, for any number of batches; and the packs that could not be read."""

    catalogue: Catalogue
    indexes: Indexes
    missing: Errors
    shelves: Shelves | None = None  # where packs are to be kept from one batch to the next


def check(sources: Sequence[Source], settings: Settings, watch: Watch = UNWATCHED) -> tuple[Report, Errors]:
    """Check every number of the sources."""
    with watch.stage("read"):
        documents, unread = _read_all(sources, settings)
    with watch.stage("load"):
        loaded = load(settings, _langs(documents))
    ledgers, used, broken = compare(documents, loaded, settings, watch)
    lang = settings.config.ui_lang
    report = Report(__version__, ledgers, used, lang, metric_names(loaded.catalogue, lang))
    return report, (*loaded.missing, *unread, *broken)


def load(settings: Settings, langs: frozenset[str] | None = None) -> Loaded:
    """Read the packs, with their words in some languages; or in all, and then for many batches."""
    with undisturbed():
        catalogue, missing = _catalogue(settings.config.references, langs, settings.config.ui_lang)
        if settings.pins is not None:
            hold(catalogue.packs, settings.pins)
        indexes = Indexes(catalogue)
        for lang in sorted(langs or ()):
            indexes[lang]
    return Loaded(catalogue, indexes, missing, Shelves(catalogue) if langs is None else None)


def compare(
    documents: Sequence[Document], loaded: Loaded, settings: Settings, watch: Watch = UNWATCHED
) -> tuple[tuple[DocumentLedger, ...], tuple[PackUse, ...], Errors]:
    """Check every number of some documents as one batch; return the packs that took part as well."""
    with watch.stage("resolve"):
        batch = [resolve(document, loaded.indexes) for document in watch.each(documents)]
    with watch.stage("compare"):
        voice, shelves = voice_of(settings.config.ui_lang), loaded.shelves
        ledgers, broken = judge(batch, loaded.catalogue, voice=voice, excerpts=settings.excerpts, shelves=shelves)
    with watch.stage("suppress"):
        reported = settled(ledgers, settings.config, settings.diff_base)
    return reported, tuple(_uses(loaded.catalogue, packs_of(batch, loaded.catalogue))), broken


def extract(
    sources: Sequence[Source], settings: Settings, watch: Watch = UNWATCHED
) -> tuple[list[tuple[Document, tuple[Mention, ...]]], Errors]:
    """Find every number of the sources, without comparing any; of packs, those that are shipped give their words."""
    documents, unread = _read_all(sources, settings)
    with undisturbed():
        catalogue, missing = _catalogue((), _langs(documents), settings.config.ui_lang)
    indexes = Indexes(catalogue)
    found = [(document, mentions(document, indexes)) for document in watch.each(documents)]
    return found, (*missing, *unread)


def _catalogue(references: Sequence[Path], langs: frozenset[str] | None, spoken: str) -> tuple[Catalogue, Errors]:
    """Read the packs, shipped and of other folders, with their words in some languages; a broken folder is an error.

    The names of things are read in the language of messages too.
    """
    packs, left = pinned(find_packs([shipped()]))
    folders, errors = list(packs), list[VerifyError](left)
    catalogue = load_catalogue(folders, langs, spoken)
    for folder in references:
        try:
            packs, left = pinned(find_packs([folder]))
            catalogue = load_catalogue([*folders, *packs], langs, spoken)
        except ReferenceDataError as err:
            errors.append(err)
        else:
            folders.extend(packs)
            errors.extend(left)
    return catalogue, tuple(errors)


def _langs(documents: Sequence[Document]) -> frozenset[str]:
    """Return the languages that documents are in."""
    return frozenset(lang for document in documents for lang in (document.lang, *document.block_langs))


def _read_all(sources: Sequence[Source], settings: Settings) -> tuple[list[Document], Errors]:
    documents: list[Document] = []
    errors: list[VerifyError] = []
    for source in sources:
        try:
            documents.append(read_source(source, settings))
        except DocumentError as err:
            errors.append(err)
    return documents, tuple(errors)


def read_source(source: Source, settings: Settings) -> Document:
    """Read one article; what is known of it goes before the settings."""
    lang = source.lang or settings.config.lang_of(Path(source.name))
    options = ReadOptions(lang, source.published or settings.published, function_words(), likelihoods)
    content = source.path if source.data is None else source.data
    if content is None:
        raise DocumentError(source.name, "nothing to read", "give a path or bytes")
    document = read(content, name=source.name, options=options)
    return document if source.title is None else replace(document, headline=source.title)


def _uses(catalogue: Catalogue, used: frozenset[str]) -> Iterator[PackUse]:
    for pack in catalogue.packs:
        if pack.name in used:
            yield PackUse(pack.name, pack.title, pack.digest, pack.licences, pack.sources, pack.last)
