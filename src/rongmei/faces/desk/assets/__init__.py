"""The picture library."""
