"""Packs kept fresh: fetch, read, guard, and switch to a new generation, or refuse and change nothing."""
