"""`verify cache`: what is kept from one run to the next, so that the next one is quicker."""

from __future__ import annotations

__all__ = ["GROUP", "HELP"]

GROUP = "cache"
HELP = "Show or clear what is kept between runs to make them quicker."
