"""What every sheet for Excel needs."""

# Excel takes a file for UTF-8 only when it begins so.
MARK = "\ufeff"
# A cell that begins so is a formula to Excel: a headline must not be one.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
