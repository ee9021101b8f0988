"""What others may know of planning: frozen records."""
