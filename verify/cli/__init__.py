"""The `verify` command: each subcommand parses, calls one function, prints, and returns the exit code."""

from __future__ import annotations

from verify.cli.entry import app, main

__all__ = ["app", "main"]
