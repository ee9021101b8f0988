"""The journal, for the audit administrator."""
