"""The tree of organisations, desks and teams, licences."""
