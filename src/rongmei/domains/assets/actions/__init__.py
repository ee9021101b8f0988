"""The verbs of assets."""
