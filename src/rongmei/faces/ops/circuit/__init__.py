"""The circuit of review: the 三审三校 rows."""
