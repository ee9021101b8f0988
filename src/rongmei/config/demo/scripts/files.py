"""Where content lies: a folder for each centre, named by its code."""

import tomllib
from pathlib import Path
from typing import Any

from rongmei.config.demo.scripts.story import StoryScript, read

CONTENT = Path(__file__).resolve().parent.parent / "content"


def centres() -> list[str]:
    """Codes of the centres that have content."""
    return sorted(p.name for p in CONTENT.iterdir() if p.is_dir())


def stories(code: str) -> list[StoryScript]:
    """Every story of a centre."""
    return [read(path.stem, path.read_text("utf-8")) for path in sorted((CONTENT / code / "stories").glob("*.md"))]


def table(code: str, name: str) -> list[dict[str, Any]]:
    """The rows of a list such as "leads"; empty when the centre has none."""
    path = CONTENT / code / f"{name}.toml"
    found: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))[name] if path.exists() else []
    return found
