"""What others may know of liaison."""
