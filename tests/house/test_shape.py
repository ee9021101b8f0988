"""A domain has one shape, a module says what is in it, and everything public says what it does."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import DOMAINS, PACKAGE, ROOT, domains, named, ours, parsed, parts, sources

# docs/structure.md, "A domain, file by file", and what Django wants besides.
SHAPE = {
    "api", "actions", "queries", "models", "rules", "states", "events", "receivers", "tasks", "adapters", "validators",
    "phrases", "enums", "apps", "migrations",
}  # fmt: skip
EVERYTHING_DRAWERS = {"utils", "util", "helpers", "helper", "services", "common", "misc", "shared", "lib"}
# The one domain of the design whose own name is such a word.
NAMED_SO = DOMAINS / "services"


def drawers(paths: list[Path]) -> list[Path]:
    """Modules that are named after nothing that is in them."""
    return [path for path in paths if path.stem in EVERYTHING_DRAWERS or path.parent.name in EVERYTHING_DRAWERS]


def untold(tree: ast.Module) -> Iterator[str]:
    """What is public in a module, itself among it, and says nothing of itself."""
    if tree.body and not ast.get_docstring(tree):
        yield "the module"
    yield from _untold(tree.body)


def _untold(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            if node.name != "Meta" and not ast.get_docstring(node):
                yield node.name
            if isinstance(node, ast.ClassDef):
                yield from _untold(node.body)


def test_both_measures_find_what_is_wrong() -> None:
    assert drawers([Path("a/utils.py"), Path("a/utils/x.py"), Path("a/useful.py")]) == [
        Path("a/utils.py"),
        Path("a/utils/x.py"),
    ]
    bad = "class A:\n    '''Told.'''\n    def b(self): ...\n    def _c(self): ...\ndef d(): ...\n"
    assert list(untold(ast.parse(bad))) == ["the module", "b", "d"]


def test_no_module_is_a_drawer_for_everything() -> None:
    paths = [path for path in ours() if path.suffix in {".py", ".ts"} and NAMED_SO not in path.parents]
    assert [named(path) for path in drawers(paths)] == []


def test_the_page_names_the_shape() -> None:
    page = (ROOT / "docs" / "structure.md").read_text("utf-8")
    rows = page.split("## A domain, file by file")[1].split("## ")[0]
    told = {word for word in re.findall(r"`(\w+)(?:\.py|/)", rows) if word in SHAPE}
    assert told == SHAPE


@pytest.mark.parametrize("domain", domains())
def test_a_domain_holds_only_what_the_shape_names(domain: str) -> None:
    assert parts(domain) <= SHAPE
    assert {"api", "rules", "actions"} <= parts(domain)


def test_every_public_thing_below_the_faces_says_what_it_is() -> None:
    below = [path for path in sources() if {DOMAINS, PACKAGE / "core"} & set(path.parents)]
    assert len(below) > 200
    assert [f"{named(path)}: {name}" for path in below for name in untold(parsed(path))] == []


def _calls(path: Path) -> set[str]:
    called = (node.func for node in ast.walk(parsed(path)) if isinstance(node, ast.Call))
    return {function.id for function in called if isinstance(function, ast.Name)}


@pytest.mark.parametrize(("call", "home"), [("declare", "rules"), ("Transitions", "states"), ("kind", "events")])
def test_what_is_declared_is_declared_where_one_looks_for_it(call: str, home: str) -> None:
    declaring = [path for path in sources() if DOMAINS in path.parents and call in _calls(path)]
    assert declaring
    assert [named(path) for path in declaring if path.stem != home] == []
