"""Checks of what is reviewed."""
