"""Pages of planning: leads, topics, assignments, task teams."""
