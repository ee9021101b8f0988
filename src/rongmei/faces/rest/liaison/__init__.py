"""Hand-up over HTTP: what is submitted, what comes in, corrections and withdrawals of what was adopted."""
