"""The `rongmei` command."""
