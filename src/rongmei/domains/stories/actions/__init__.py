"""The verbs of stories."""
