"""People, programs and tokens over HTTP."""
