"""Everything a node keeps, in one file and back again."""
