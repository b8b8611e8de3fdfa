"""The `verify` command: each subcommand parses, calls one function, prints, and returns the exit code."""

from __future__ import annotations

from verify.cli.entry import app, main
from verify.cli.process import run

__all__ = ["app", "main", "run"]
