"""The operating pages in both languages."""

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
OPERATING = {language: DOCS / name for language, name in (("en", "operating.md"), ("zh", "operating.zh-CN.md"))}
_ROW = re.compile(r"^\| `([A-Z][A-Z_]+)` \|([^|]*)\|([^|]*)\|$", re.M)


def settings_of(text: str) -> dict[str, tuple[str, str]]:
    """Every row of a table whose first cell is a variable: its default and its meaning."""
    return {name: (default.strip(), meaning.strip()) for name, default, meaning in _ROW.findall(text)}


def block(text: str, language: str) -> str:
    """The first fenced block of a language."""
    found = re.search(rf"^```{language}\n(.*?)^```$", text, re.M | re.S)
    assert found, f"no {language} block"
    return found[1]
