"""Everything behind the domains' doors can be asked for over HTTP, under the permission of the verb."""

import ast
import inspect
from typing import Any

import pytest

from rongmei.faces.rest.api import api
from tests.access.doors import doors
from tests.access.rights import RIGHTS
from tests.faces.rest.pages import asked_by_pages
from tests.faces.rest.table import BOUNDED, CALLED, CORE, UNREAD, UNROUTED, Operation, operations

OPERATIONS = list(operations())
DOMAINS = {door.domain for door in doors()}
OF_DOMAINS = [found for found in api.operations() if DOMAINS & set(found.tags or [])]
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


def test_whatever_a_page_asks_or_does_has_an_operation_or_a_reason() -> None:
    asked = asked_by_pages()
    assert len(asked) > 150
    without = asked - ROUTED - set(UNROUTED) - set(UNREAD)
    assert sorted(without) == [], "add an operation, or a reason to tests/faces/rest/table.py"
    assert sorted(set(UNREAD) - asked) == [], "no page asks for it any more"
    assert sorted(set(UNREAD) & ROUTED) == []
    assert set(CORE) <= ROUTED


def test_a_list_is_paged_or_bounded() -> None:
    whole = [name for name, paged in _lists().items() if not paged]
    assert len(_lists()) > len(whole) + 15
    assert sorted(whole) == sorted(BOUNDED), "page it, or say in tests/faces/rest/table.py what bounds it"


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_an_operation_is_called_as_what_it_calls(operation: Operation) -> None:
    known = {str(door) for door in doors()} | set(CORE)
    assert f"{operation.domain}.{CALLED.get(operation.name, operation.name)}" in known or operation.name in (
        "me",
        "subjects",
    )


@pytest.mark.parametrize("operation", [op for op in OPERATIONS if op.method != "GET"], ids=str)
def test_an_operation_asks_for_its_verbs_permission(operation: Operation) -> None:
    verb = f"{operation.domain}.{CALLED.get(operation.name, operation.name)}"
    special = {
        "accounts.issue_token": "accounts.token.keep",
        "accounts.form_team": "organisations.team.form",
        "journal.retry_now": "accounts.ops.maintain",
    }
    assert operation.needs.code == {**RIGHTS, **BY_ROW, **special}[verb]


@pytest.mark.parametrize("found", OF_DOMAINS, ids=lambda found: found.view_func.__name__)
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


def _lists() -> dict[str, bool]:
    """The operations that answer with a list, and whether they take a cursor."""
    told = [op for methods in api.get_openapi_schema()["paths"].values() for op in methods.values()]
    return {op["operationId"]: any(p["name"] == "cursor" for p in op["parameters"]) for op in told if _is_list(op)}


def _is_list(told: Any) -> bool:
    return any("/Page" in str(answer.get("content", "")) for answer in told["responses"].values())
