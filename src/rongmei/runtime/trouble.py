"""What can go wrong on a machine, in plain words."""


class Trouble(Exception):
    """A sentence for the operator: what is wrong and what to do. The command line prints it and stops."""
