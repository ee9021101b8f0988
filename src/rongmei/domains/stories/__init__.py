"""编: the channel-neutral story, its draft as a Yjs update log, and its immutable versions."""
