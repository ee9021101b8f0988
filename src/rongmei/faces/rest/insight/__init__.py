"""评 over HTTP: reach."""
