"""What others may know of publishing."""
