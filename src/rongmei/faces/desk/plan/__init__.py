"""策: leads, topics, assignments, task teams."""
