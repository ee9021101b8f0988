"""审: what waits for me, and the page where it is decided."""
