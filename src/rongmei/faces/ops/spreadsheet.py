"""What is written for office programs."""


def harmless(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula is made text (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
