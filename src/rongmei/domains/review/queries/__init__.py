"""What others may know of reviews."""
