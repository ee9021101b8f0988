"""The checkout as files: what is ours, without what is built or installed."""

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "rongmei"
DOMAINS = PACKAGE / "domains"
_NOT_OURS = {"__pycache__", "node_modules", "var", "build", "dist"}
_BUILT = PACKAGE / "core" / "ui" / "static" / "rongmei"


def ours(folder: Path = ROOT) -> Iterator[Path]:
    """Every file of ours below a folder; tools' own hidden folders are not, but .ci is."""
    for at, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if _is_ours(Path(at, name)))
        yield from (Path(at, name) for name in sorted(files) if not name.startswith((".git", ".coverage")))


def _is_ours(folder: Path) -> bool:
    hidden = folder.name.startswith(".") and folder.name != ".ci"
    return not hidden and folder.name not in _NOT_OURS and folder != _BUILT


def sources() -> Iterator[Path]:
    """Every Python file of the product but migrations, which are written once."""
    return (path for path in ours(PACKAGE) if path.suffix == ".py" and "migrations" not in path.parts)


def domains() -> list[str]:
    """Every domain there is."""
    return sorted(path.name for path in DOMAINS.iterdir() if (path / "__init__.py").is_file())


def parts(domain: str) -> set[str]:
    """The modules and packages right inside a domain."""
    inside = (DOMAINS / domain).iterdir()
    return {path.stem for path in inside if path.suffix == ".py" or (path / "__init__.py").is_file()} - {"__init__"}


@cache
def parsed(path: Path) -> ast.Module:
    """A file as a tree."""
    return ast.parse(path.read_text("utf-8"), str(path))


def named(path: Path) -> str:
    """A path as people say it."""
    return path.relative_to(ROOT).as_posix()
