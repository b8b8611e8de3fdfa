"""What upstreams sent for a table, read by the adapters that its descriptor names.

In: a table of a pack, and the pages of each of its addresses. Out: rows of the table.
"""

from __future__ import annotations

from collections.abc import Mapping

from verify.errors import ReferenceDataError, RefreshError
from verify.reference.descriptor import Descriptor, Refresh, Resource
from verify.refresh.decode import FormError
from verify.refresh.download import Download
from verify.refresh.formats import Adapter, Row, Wanted, adapter, adapters
from verify.refresh.merge import VINTAGE

__all__ = ["BROKEN", "addresses", "plans_of", "rows_for"]

BROKEN = (KeyError, ValueError, TypeError, AttributeError, IndexError, ArithmeticError, FormError)


def plans_of(resource: Resource) -> tuple[Refresh, ...]:
    """Return the addresses that a table is refreshed from; one without an adapter only says where it came from."""
    return tuple(plan for plan in resource.block.refresh if plan.adapter)


def addresses(descriptor: Descriptor) -> dict[str, Adapter]:
    """Return every address that a pack asks, and what reads its pages."""
    found: dict[str, Adapter] = {}
    for resource in descriptor.resources:
        for plan in plans_of(resource):
            module = adapter(plan.adapter)
            if module is None:
                where = f"{descriptor.file}: {resource.where}.verify:reference.refresh.adapter"
                raise ReferenceDataError(where, f"{plan.adapter!r} is not known", f"use one of {', '.join(adapters())}")
            found[plan.url] = module
    return found


def rows_for(resource: Resource, downloads: Mapping[str, Download], today: str) -> list[Row]:
    """Let the adapters read what came for a table."""
    columns = {field.name for field in resource.table.fields} | {VINTAGE}
    found: list[Row] = []
    for plan in plans_of(resource):
        rows = _read(plan, downloads[plan.url].content or (), Wanted(resource.path, today, plan.map))
        for row in rows:
            for column in row.keys() - columns:
                raise RefreshError(plan.url, f"the adapter gives {column!r}", f"add the column to {resource.path}")
        found += rows
    return found


def _read(plan: Refresh, pages: tuple[bytes, ...], wanted: Wanted) -> list[Row]:
    """Let one adapter read its pages."""
    module = adapter(plan.adapter)
    try:
        return [] if module is None else list(module.rows(pages, wanted))
    except BROKEN as error:
        words = str(error) if isinstance(error, FormError) else f"{type(error).__name__}: {error}"
        remedy = "nothing was changed; look whether the upstream has another form now"
        raise RefreshError(plan.url, f"not of the form {plan.adapter}: {words}", remedy) from error
