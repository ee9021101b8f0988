"""The public site: baked pages, and the few answers that depend on the reader."""
