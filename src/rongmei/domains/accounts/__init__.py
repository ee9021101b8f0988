"""People: accounts, membership and roles in each organisation, sign-in, second factor."""
