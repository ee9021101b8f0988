"""Django's PostgreSQL backend that tells the server the scope before each statement."""
