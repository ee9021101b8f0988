"""Pages of gathering: what came in, and where it comes from."""
