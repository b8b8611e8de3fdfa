"""An archive in, tables of claims and findings out: cut into shards, each checked by itself, in any order."""
