"""People: list, add, import, roles, passwords, seats."""
