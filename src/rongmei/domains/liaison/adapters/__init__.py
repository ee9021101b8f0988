"""What is carried, and how it is carried."""
