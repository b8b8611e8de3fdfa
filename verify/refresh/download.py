"""All pages of one address.

In: the address that a pack names. Out: the content of each page, or `None` where nothing changed; a
change that the server does not tell is told by a checksum.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from msgspec import Struct

from verify.errors import RefreshError
from verify.refresh.decode import FormError
from verify.refresh.fetch import Fetcher
from verify.refresh.formats import Adapter, following

__all__ = ["Download", "download"]

DIGEST = "sha256"


class Download(Struct, frozen=True):
    """The pages that came; `content` is `None` where they are those of the last time."""

    content: tuple[bytes, ...] | None
    validators: Mapping[str, str]


def download(url: str, module: Adapter, fetcher: Fetcher, known: Mapping[str, str]) -> Download:
    """Fetch every page of an address."""
    paged = hasattr(module, "following")
    first = fetcher.fetch(url, {} if paged else known)
    if first.content is None:
        return Download(None, known)
    pages = [first.content]
    place: str | None = url
    while paged and (place := _next(module, pages[-1], place or url)) is not None:
        if len(pages) >= fetcher.limits.pages:
            raise RefreshError(url, f"more than {fetcher.limits.pages} pages", "ask for larger ones in the address")
        page = fetcher.fetch(place, {})
        pages.append(page.content or b"")
        if sum(map(len, pages)) > fetcher.limits.unpacked:
            found = f"more than {fetcher.limits.unpacked} bytes on {len(pages)} pages"
            raise RefreshError(url, found, "check the address; the data in use stays")
    digest = hashlib.sha256(b"".join(hashlib.sha256(page).digest() for page in pages)).hexdigest()
    validators = {DIGEST: digest} | ({} if paged else dict(first.validators))
    if known.get(DIGEST) == digest:
        return Download(None, validators)
    return Download(tuple(pages), validators)


def _next(module: Adapter, content: bytes, url: str) -> str | None:
    """Return the address of the next page."""
    try:
        return following(module, content, url)
    except (FormError, KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        remedy = "nothing was changed; look whether the upstream has another form now"
        raise RefreshError(url, f"no pages: {error}", remedy) from error
