"""The pages of liaison."""
