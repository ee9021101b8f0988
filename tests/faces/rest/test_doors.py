"""Everything behind the domains' doors can be asked for over HTTP, under the permission of the verb."""

import ast
import inspect

import pytest

from rongmei.faces.rest.api import api
from tests.access.doors import doors
from tests.access.rights import RIGHTS
from tests.faces.rest.table import CALLED, UNROUTED, Operation, operations

OPERATIONS = list(operations())
ROUTED = {f"{op.domain}.{CALLED.get(op.name, op.name)}" for op in OPERATIONS}
# What needs more than the verb asks: whose right hangs on the row.
BY_ROW = {
    "organisations.close_desk": "organisations.organisation.see",
    "planning.describe_topic": "planning.topic.propose",
}


def test_every_verb_has_an_operation_or_a_reason() -> None:
    verbs = {str(door) for door in doors() if door.is_verb}
    assert sorted(verbs - ROUTED - set(UNROUTED)) == [], "add an operation, or a reason to tests/faces/rest/table.py"
    assert sorted(set(UNROUTED) - verbs) == []
    assert sorted(set(UNROUTED) & ROUTED) == []


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_an_operation_is_called_as_what_it_calls(operation: Operation) -> None:
    known = {str(door) for door in doors()}
    assert f"{operation.domain}.{CALLED.get(operation.name, operation.name)}" in known or operation.name in (
        "me",
        "subjects",
    )


@pytest.mark.parametrize("operation", [op for op in OPERATIONS if op.method != "GET"], ids=str)
def test_an_operation_asks_for_its_verbs_permission(operation: Operation) -> None:
    verb = f"{operation.domain}.{CALLED.get(operation.name, operation.name)}"
    special = {"accounts.issue_token": "accounts.token.keep", "accounts.form_team": "organisations.team.form"}
    assert operation.needs.code == (BY_ROW | special).get(verb, RIGHTS[verb])


@pytest.mark.parametrize("found", list(api.operations()), ids=lambda found: found.view_func.__name__)
def test_an_operation_calls_one_verb_or_reads(found: object) -> None:
    """One verb at most, and none beside a query; two queries may make one answer."""
    view = inspect.unwrap(found.view_func)  # type: ignore[attr-defined]
    domain = found.tags[0]  # type: ignore[attr-defined]
    verbs = {door.name for door in doors() if door.domain == domain and door.is_verb}
    calls = [
        node.func.attr
        for node in ast.walk(ast.parse(inspect.getsource(view)))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if isinstance(node.func.value, ast.Name) and node.func.value.id == domain
    ]
    done = [name for name in calls if name in verbs]
    assert len(done) == (0 if found.methods == ["GET"] else 1)  # type: ignore[attr-defined]


def test_no_two_operations_share_a_name() -> None:
    names = [op.name for op in OPERATIONS]
    assert len(names) == len(set(names))
