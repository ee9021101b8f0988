"""策: leads, topics, coverages and assignments."""
