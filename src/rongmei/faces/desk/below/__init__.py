"""下级单位: what the centres below submitted, and what became of it, on a map and in a table."""
