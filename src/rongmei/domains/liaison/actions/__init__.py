"""The verbs of liaison."""
