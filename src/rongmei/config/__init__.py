"""The composition root: settings, addresses, middleware, the demonstration world."""
