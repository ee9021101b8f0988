"""Bytes kept by their hash, each organisation in its own room."""

from rongmei.core.files.store import Stored, delete, exists, open_bytes, put

__all__ = ["Stored", "delete", "exists", "open_bytes", "put"]
