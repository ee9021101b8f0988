"""采: what comes in from outside, cleaned at the door, each item once."""
