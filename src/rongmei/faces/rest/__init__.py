"""The HTTP API: everything the desk can do, for programs."""
