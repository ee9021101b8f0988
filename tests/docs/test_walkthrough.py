"""The walkthrough of CONTRIBUTING fits the code it is to be written into: its files are there, and what it leans on."""

import ast
import builtins
import re
from collections.abc import Iterator
from importlib import import_module
from inspect import signature
from pathlib import Path
from textwrap import dedent

import pytest
from django.template import engines

from rongmei.domains.planning import api
from tests.access import rights

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("## One small verb, through all its files")[1]
# What it adds. Were one of these there already, it would tell of something else than a new verb.
NEW = {"mark_urgent", "MARK_URGENT", "LEAD_URGENT", "urgent", "test_urgent.py"}
# Which module each piece of code goes into, by the step that shows it.
INTO = {
    2: None,
    3: "rongmei.domains.planning.models",
    4: "rongmei.domains.planning.rules",
    5: "rongmei.domains.planning.events",
    6: "rongmei.domains.planning.actions.leads",
    7: "rongmei.domains.planning.queries.leads",
    9: "rongmei.faces.desk.plan.views.leads",
    10: "tests.access.addresses.plan",
}
BESIDE = ("", "src/rongmei/domains/planning/", "src/rongmei/domains/planning/queries/", "src/rongmei/faces/desk/plan/")


def steps() -> dict[int, str]:
    """The text of each step by its number."""
    found = re.split(r"^\*\*(\d+)\. ", TEXT, flags=re.MULTILINE)[1:]
    return {int(number): text for number, text in zip(found[::2], found[1::2], strict=True)}


def code(language: str = "python") -> Iterator[tuple[int, str]]:
    """Every piece of code with the number of its step."""
    for number, text in steps().items():
        for block in re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
            yield number, dedent(block)


def tree(piece: str) -> ast.Module:
    """A piece of code as a tree; an entry of a dict or a row of a table is one too."""
    return ast.parse(f"{{{piece}}}" if re.match(r'"[^"]+":', piece) else piece)


def leaned_on(found: ast.Module) -> set[str]:
    """Names that a piece of code uses and does not make itself."""
    names = [node for node in ast.walk(found) if isinstance(node, ast.Name)]
    made = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    made |= {node.arg for node in ast.walk(found) if isinstance(node, ast.arg)}
    return {node.id for node in names} - made - set(dir(builtins)) - NEW


def test_it_is_one_verb_in_twelve_steps() -> None:
    assert list(steps()) == list(range(1, 13))
    assert {number for number, _piece in code()} == set(INTO)


@pytest.mark.parametrize("number", range(1, 13))
def test_the_files_it_names_are_there(number: int) -> None:
    prose = re.sub(r"^```.*?^```$", "", steps()[number], flags=re.MULTILINE | re.DOTALL)
    named = {word for word in re.findall(r"`([\w./]+)`", prose) if re.search(r"/|\.(?:py|html|md|po)$", word)}
    there = {word for word in named if any((ROOT / beside / word).exists() for beside in BESIDE)}
    assert [word for word in named - there if Path(word).name not in NEW and not word.startswith(".venv")] == []


def namespace(number: int, piece: str) -> dict[str, object]:
    """What the module knows that a piece of code goes into."""
    place = "rongmei.faces.desk.plan.urls" if piece.startswith("path(") else INTO[number]
    return vars(import_module(place or ""))


@pytest.mark.parametrize(("number", "piece"), [(n, p) for n, p in code() if INTO[n]])
def test_what_a_piece_leans_on_is_where_it_is_put(number: int, piece: str) -> None:
    inside = set(signature(api.leads).parameters) if number == 7 else set()
    assert sorted(leaned_on(tree(piece)) - set(namespace(number, piece)) - inside) == []


@pytest.mark.parametrize(("number", "piece"), [(n, p) for n, p in code() if INTO[n]])
def test_so_is_what_it_takes_from_a_module_beside(number: int, piece: str) -> None:
    module = namespace(number, piece)
    taken = [(n.value, n.attr) for n in ast.walk(tree(piece)) if isinstance(n, ast.Attribute)]
    beside = [(v.id, attr) for v, attr in taken if isinstance(v, ast.Name) and v.id in {"rules", "events", "models"}]
    assert [attr for name, attr in beside if attr not in NEW and not hasattr(module[name], attr)] == []


def test_what_its_test_imports_is_there() -> None:
    imports = [node for node in ast.walk(tree(dict(code())[2])) if isinstance(node, ast.ImportFrom)]
    assert len(imports) > 2
    for line in imports:
        assert all(hasattr(import_module(line.module or ""), name.name) for name in line.names), line.module


def test_the_row_of_the_list_takes_the_button() -> None:
    (piece,) = (piece for _number, piece in code("html"))
    row = (ROOT / "src/rongmei/faces/desk/templates/desk/plan/_lead.html").read_text("utf-8")
    assert "立题" in row
    assert 'data-key-press="u"' not in row
    engines["django"].from_string(piece)


def test_nothing_of_it_is_there_already() -> None:
    assert not hasattr(api.LeadRecord, "urgent")
    assert "planning.mark_urgent" not in rights.RIGHTS
    assert not (ROOT / "tests/domains/planning/test_urgent.py").exists()
