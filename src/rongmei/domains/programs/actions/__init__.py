"""The verbs of programs."""
