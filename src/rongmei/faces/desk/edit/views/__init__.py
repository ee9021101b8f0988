"""The pages of editing."""
