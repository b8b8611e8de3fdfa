"""One file per output format: a Report in, text out."""

from __future__ import annotations

from verify.report.formats import OutputFormat, formats
from verify.report.options import ReportOptions

__all__ = ["OutputFormat", "ReportOptions", "formats"]
