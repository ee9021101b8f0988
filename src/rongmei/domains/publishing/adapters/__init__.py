"""Formatters write what a channel wants; transmitters bring it there."""
