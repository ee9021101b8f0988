"""Operators and auditors: people, organisations, the journal, first-run set-up; and everybody's own account."""
