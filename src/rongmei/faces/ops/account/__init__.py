"""Everybody's own account: signing in and out, password, second factor, sessions, language, organisation."""
