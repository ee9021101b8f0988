"""What waits for a person in every organisation they belong to."""
