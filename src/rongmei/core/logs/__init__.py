"""What the node tells of its work, a line each: `context.bound` says for whom, `formats` how it is written."""
