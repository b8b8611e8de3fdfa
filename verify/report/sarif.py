"""A report as SARIF 2.1.0, in the form that GitHub's code scanning takes.

The form is that of the OASIS standard; what GitHub asks besides (help text of every rule, relative
paths under %SRCROOT%, `primaryLocationLineHash`) is from its documentation on SARIF support.
"""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

from verify.checks.check import Check, all_checks, explain
from verify.model import Report, Severity, Suppression
from verify.report.flagged import Row, flagged, path_of, said, suppressed
from verify.report.json import Json, dumps
from verify.report.options import ReportOptions
from verify.report.visible import one_line

__all__ = ["FROM_ROOT", "NAME", "render"]

NAME = "sarif"
FROM_ROOT = True  # what shows it wants paths from the top of the checkout
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"
LONGEST = 1000  # characters of a description
IN_SOURCE = frozenset(("inline", "sic"))  # ways to set a finding aside that stand in the text
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render(report: Report, options: ReportOptions) -> str:
    """Write one run with a result for each error and warning; columns count code points."""
    rules = _rules()
    places = {name: place for place, name in enumerate(rules)}
    live: list[Json] = [_result(row, places) for row in flagged(report)]
    aside: list[Json] = [{**_result(row, places), "suppressions": [_why(why)]} for row, why in suppressed(report)]
    driver: Json = {
        "name": "verify",
        "semanticVersion": report.version,
        "rules": list(rules.values()),
    }
    run: Json = {
        "tool": {"driver": driver},
        "language": report.lang,
        "automationDetails": {"id": "verify/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that was checked from."}}},
        "properties": {"packs": {pack.name: pack.digest for pack in sorted(report.packs, key=lambda each: each.name)}},
        "results": [*live, *aside],
    }
    return f"{dumps({'$schema': SCHEMA, 'version': '2.1.0', 'runs': [run]}, options, indent=2)}\n"


@cache
def _rules() -> dict[str, Json]:
    """Return what a viewer is told of each check, by name: a project may make a warning of a note."""
    return {check.id: _rule(check) for check in all_checks().values()}


def _rule(check: Check) -> Json:
    text = explain(check.id)
    title = text.partition("\n")[0].partition(": ")[2]
    return {
        "id": check.id,
        "name": "".join(part.capitalize() for part in check.id.split(".")),
        "shortDescription": {"text": f"{title[:1].upper()}{title[1:]}"[:LONGEST]},
        "fullDescription": {"text": text[:LONGEST]},
        "help": {"text": text},
        "defaultConfiguration": {"level": LEVELS[check.severity]},
        "properties": {"tags": ["figures", check.id.partition(".")[0]], "precision": "high"},
    }


def _why(suppression: Suppression) -> Json:
    """Say where and why a finding is set aside."""
    reason = {"justification": one_line(suppression.reason)} if suppression.reason else {}
    return {"kind": "inSource" if suppression.kind in IN_SOURCE else "external", **reason}


def _result(row: Row, places: dict[str, int]) -> dict[str, Json]:
    start, end = row.start(), row.end()
    text, sentence = row.ledger.document.text, row.entry.claim.sentence
    first, last = (row.lines.position(offset) for offset in (sentence.start, sentence.end))
    return {
        "ruleId": row.check,
        "ruleIndex": places[row.check],
        "level": LEVELS[row.entry.severity],
        "message": {"text": said(row)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(path_of(row)), "uriBaseId": ROOT},
                    "region": {
                        "startLine": start.line,
                        "startColumn": start.column,
                        "endLine": end.line,
                        "endColumn": end.column,
                        "snippet": {"text": row.printed},
                    },
                    "contextRegion": {
                        "startLine": first.line,
                        "startColumn": first.column,
                        "endLine": last.line,
                        "endColumn": last.column,
                        "snippet": {"text": one_line(text[sentence.start : sentence.end])},
                    },
                }
            }
        ],
        "partialFingerprints": {"primaryLocationLineHash": row.fingerprint},
        "suppressions": [],
    }
