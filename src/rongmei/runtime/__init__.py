"""One machine: embedded PostgreSQL, roles, processes. Knows nothing of Django."""
