"""Give each mention its meaning: a key of metric, entity, scope and day, before any value is compared."""
