"""Kinds of deeds, permissions, tables of states and tasks: each declared once, each with its Chinese word."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from django.utils.translation import override
from procrastinate.contrib.django import app

from rongmei.core.journal.kinds import kinds
from rongmei.core.permissions import Role, declared
from rongmei.core.registry import tables
from tests.house.tree import domains, parsed, sources

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_DECLARING = {"declare", "kind", "Transitions", "task", "every"}


def literals(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Every name that a module declares: by what, and the name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _DECLARING:
            texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if texts:
                yield node.func.id, texts[-1] if node.func.id == "every" else texts[0]


NAMES = Counter(
    ("job" if by in {"task", "every"} else by, name) for path in sources() for by, name in literals(parsed(path))
)


def of_tests(name: str) -> bool:
    """Whether a test that ran before in this process has declared it."""
    return name.startswith("test.")


def words() -> Iterator[tuple[str, str]]:
    """What each declared thing is called on a screen."""
    with override("zh-hans"):
        yield from ((kind.code, str(kind.label)) for kind in kinds().values())
        yield from ((permission.code, str(permission.label)) for permission in declared().values())
        yield from ((f"{n}.{state}", str(label)) for n, t in tables().items() for state, label in t.labels.items())


def test_the_reading_of_sources_finds_what_is_declared_twice() -> None:
    tree = ast.parse("A = kind('a.b', _('甲'))\nB = kind('a.b', _('乙'))\nevery('* * *', 'x.y')(f)\n")
    assert list(literals(tree)) == [("kind", "a.b"), ("kind", "a.b"), ("every", "x.y")]


def test_every_name_is_declared_once() -> None:
    assert len(NAMES) > 100
    assert [name for name, times in NAMES.items() if times > 1] == []


def test_what_is_declared_in_the_sources_is_what_runs() -> None:
    """Else a module that nobody imports would hold a name in vain."""
    assert {name for by, name in NAMES if by == "kind"} == {code for code in kinds() if not of_tests(code)}
    assert {name for by, name in NAMES if by == "declare"} == {code for code in declared() if not of_tests(code)}
    assert {name for by, name in NAMES if by == "Transitions"} == {name for name in tables() if not of_tests(name)}
    assert {name for by, name in NAMES if by == "job"} <= set(app.tasks)


@pytest.mark.parametrize("name", sorted(name for by, name in NAMES if by in {"declare", "Transitions", "job"}))
def test_a_name_begins_with_who_owns_it(name: str) -> None:
    assert name.split(".")[0] in {*domains(), "journal", "tasks", "files", "search", "scoping", "ui", "ops", "core"}


def test_everything_declared_is_called_something_in_chinese() -> None:
    found = dict(words())
    assert len(found) > 100
    assert [code for code, label in found.items() if not of_tests(code) and not _CHINESE.search(label)] == []


def test_no_two_permissions_of_a_domain_are_called_the_same() -> None:
    with override("zh-hans"):
        said = Counter((code.split(".")[0], str(permission.label)) for code, permission in declared().items())
    assert [label for label, times in said.items() if times > 1] == []


@pytest.mark.parametrize("role", sorted(Role))
def test_every_role_opens_something(role: Role) -> None:
    assert any(role in permission.roles for permission in declared().values())
