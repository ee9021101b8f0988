"""What is made of an asset."""
