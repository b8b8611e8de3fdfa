"""A spell-checker for figures: reads an article and says of every number whether reference data bear it out."""

__all__ = ["__version__"]

__version__ = "0.1.0"
