"""Run the command as `python -m verify`."""

from __future__ import annotations

import sys

from verify.cli import run

if __name__ == "__main__":
    sys.exit(run())
