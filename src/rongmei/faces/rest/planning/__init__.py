"""策 over HTTP: leads, topics, coverages, assignments."""
