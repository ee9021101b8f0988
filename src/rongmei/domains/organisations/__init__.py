"""The tree of organisations, their desks and task teams, running mode, licences."""
