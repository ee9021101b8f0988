"""Outside formats of accounts."""
