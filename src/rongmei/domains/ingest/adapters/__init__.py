"""Transports fetch bytes; parsers read them. The two axes are separate."""
