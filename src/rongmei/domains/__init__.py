"""What the centre does. One door per domain (`api`); a domain imports only the doors of lower domains."""
