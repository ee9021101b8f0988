"""Access tokens: of oneself, and of programs."""
