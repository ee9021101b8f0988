"""发 over HTTP: deliveries, withdrawals."""
