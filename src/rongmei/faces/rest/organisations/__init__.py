"""The organisation, its desks, teams and licences over HTTP."""
