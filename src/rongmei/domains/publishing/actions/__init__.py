"""The verbs of publishing."""
