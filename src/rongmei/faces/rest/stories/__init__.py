"""编 over HTTP: stories, drafts, versions."""
