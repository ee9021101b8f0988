"""How a story is held, counted, compared and shown."""
