"""How long a refresh may take and how much it may bring."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["Limits"]


class Limits(Struct, frozen=True):
    """Seconds and bytes; the deadline holds for a whole pack, over every attempt, redirect and page."""

    deadline: float = 120.0
    silence: float = 15.0  # longest wait for the next bytes
    attempts: int = 5
    first_wait: float = 0.5  # before the second attempt; doubled each time
    longest_wait: float = 30.0
    received: int = 50_000_000
    unpacked: int = 100_000_000  # of all pages of an address together
    redirects: int = 5
    pages: int = 200
