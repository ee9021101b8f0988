"""采 over HTTP: providers, runs, items."""
