"""发: what is on its way and what is live."""
