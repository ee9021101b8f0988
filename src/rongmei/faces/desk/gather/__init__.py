"""采: providers and what they bring."""
