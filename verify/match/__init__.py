"""Set claims beside the observations of their key: the tables from claims to verdicts."""
