"""审 over HTTP: rounds of review and their circuit."""
