"""A real node whose parts are killed while people work, and what is counted afterwards."""
