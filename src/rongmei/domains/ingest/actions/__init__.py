"""The verbs of ingest."""
