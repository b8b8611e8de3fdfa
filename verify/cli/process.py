"""The command as a process of its own: its arguments in, its exit code out.

A process that ends in a second has little garbage and no use for tidiness: to look for reference cycles among the
values that stay, while libraries are imported and once more at the end, is a third of the time of a check.
"""

from __future__ import annotations

import gc

from verify.cli.entry import main

__all__ = ["run"]

GARBAGE = 300_000  # new values before cycles among them are looked for; Python looks at 700, or at 2,000


def run() -> int:
    """Run the command on the arguments of the process, and leave its memory to the system."""
    gc.set_threshold(GARBAGE)
    try:
        return main()
    finally:
        gc.freeze()
