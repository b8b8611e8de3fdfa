"""A report as JUnit: an article is a suite, a number a test; what was not checked is skipped, and says why."""

from __future__ import annotations

from verify.model import Report, Severity
from verify.report.flagged import Row, path_of, rows, said
from verify.report.options import ReportOptions
from verify.report.summary import NOT_CHECKED
from verify.report.xml import attributes

__all__ = ["FROM_ROOT", "NAME", "render"]

NAME = "junit"
FROM_ROOT = True  # what shows it wants paths from the top of the checkout


def render(report: Report, options: ReportOptions) -> str:
    """Write every number; errors and warnings are failures."""
    suites: dict[str, list[Row]] = {}
    for row in rows(report, notices=True):
        suites.setdefault(path_of(row), []).append(row)
    everything = [row for suite in suites.values() for row in suite]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {_counts('verify', everything)}>"]
    for path, suite in suites.items():
        lines.append(f"  <testsuite {_counts(path, suite)}>")
        lines.extend(_case(path, row) for row in suite)
        lines.append("  </testsuite>")
    return options.markup("\n".join([*lines, "</testsuites>", ""]))


def _counts(name: str, suite: list[Row]) -> str:
    failures = sum(_fails(row) for row in suite)
    skipped = sum(_is_skipped(row) for row in suite)
    return attributes(name=name, tests=len(suite), failures=failures, errors=0, skipped=skipped)


def _case(path: str, row: Row) -> str:
    at = row.start()
    name = f"{at.line}:{at.column} {row.printed}"
    case = attributes(name=name, classname=path, file=path, line=at.line, time="0")
    told = attributes(type=row.check, message=said(row))
    if _fails(row):
        return f"    <testcase {case}><failure {told}/></testcase>"
    if _is_skipped(row):
        return f"    <testcase {case}><skipped {attributes(message=said(row))}/></testcase>"
    return f"    <testcase {case}/>"


def _fails(row: Row) -> bool:
    return row.entry.severity is not Severity.NOTE


def _is_skipped(row: Row) -> bool:
    return not _fails(row) and row.entry.verdict in NOT_CHECKED
