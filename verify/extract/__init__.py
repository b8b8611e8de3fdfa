"""Find every number in a document: one detector a kind, overlaps settled in one place."""
