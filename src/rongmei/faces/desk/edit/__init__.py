"""编: stories, the editor, versions."""
