"""Parked entries and background jobs, in words."""
