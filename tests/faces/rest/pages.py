"""What the pages of the desk, the operators and the wall ask of the doors of the domains, read from their source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import rongmei.faces
from tests.access.doors import doors

FACES = Path(rongmei.faces.__file__).parent
PAGES = ("desk", "ops", "wall")
DOMAINS = "rongmei.domains."


def asked_by_pages() -> set[str]:
    """Verbs and queries that a page names, each as `domain.name`."""
    known = {str(door) for door in doors()}
    files = [path for face in PAGES for path in (FACES / face).rglob("*.py")]
    return known & {name for path in files for name in _named(ast.parse(path.read_text("utf-8")))}


def _named(tree: ast.Module) -> Iterator[str]:
    modules: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(DOMAINS):
            domain = str(node.module).removeprefix(DOMAINS).split(".")[0]
            modules |= {name.asname or name.name: domain for name in node.names if name.name == "api"}
            yield from (f"{domain}.{name.name}" for name in node.names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            yield f"{modules[node.value.id]}.{node.attr}"
