"""Adapters: each rebuilds the tables of one pack from its raw upstream files."""
