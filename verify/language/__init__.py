"""Languages as data: words in TOML files, one engine that reads them."""

from verify.language.form import REQUIRED_SECTIONS

__all__ = ["REQUIRED_SECTIONS"]
