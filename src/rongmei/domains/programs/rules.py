"""Whoever holds a token may have its answers kept: that asks for no permission beyond those of what is done."""
