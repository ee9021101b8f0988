"""Whatever scopes, transactions and failures a connection lives through, PostgreSQL is told the scope in force."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from django.db import DatabaseError, OperationalError, close_old_connections, connection, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rongmei.core.scoping import scoped
from rongmei.core.scoping.scope import peek, unscoped

pytestmark = pytest.mark.django_db(transaction=True)

_TOLD = "select current_setting('app.writing', true), current_setting('app.readable', true)"
Step = tuple[Any, ...]

leaves = st.sampled_from([("look",), ("fail",), ("close",), ("cut",)])
organisations = st.integers(1, 4)


def _blocks(inner: st.SearchStrategy[Step]) -> st.SearchStrategy[Step]:
    steps = st.lists(inner, max_size=4)
    return st.one_of(
        st.tuples(st.just("scope"), organisations, st.sets(organisations, max_size=2), steps),
        st.tuples(st.just("unscoped"), steps),
        st.tuples(st.just("atomic"), st.booleans(), st.booleans(), steps),
        st.tuples(st.just("held"), organisations),
    )


programs = st.lists(st.recursive(leaves, _blocks, max_leaves=20), min_size=1, max_size=6)


class Undone(Exception):
    """Raised inside a block so that it rolls back."""


@pytest.fixture(autouse=True)
def kept_connection() -> Iterator[None]:
    """One connection for the whole test: a pool would hand out another one now and then."""
    pooled, alone = connections["default"], connection.copy()
    alone.settings_dict["OPTIONS"].pop("pool")
    connections["default"] = alone
    yield
    alone.close()
    connections["default"] = pooled


@given(program=programs)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_scope_in_force_is_what_the_database_was_told(program: list[Step]) -> None:
    close_old_connections()
    _run(program)
    _look()


def test_a_swallowed_failure_that_ends_in_a_commit_is_a_rollback() -> None:
    with scoped(1):
        _look()
    with scoped(2):
        with transaction.atomic():
            _look()
            _fail()
        _look()


def test_a_connection_that_died_between_requests_is_replaced() -> None:
    _cut()
    close_old_connections()
    with scoped(3):
        _look()


def test_a_connection_that_dies_in_use_says_so_as_django_does() -> None:
    connection.ensure_connection()
    connection.connection.pgconn.finish()
    with scoped(3), pytest.raises(OperationalError):
        connection.cursor()
    close_old_connections()
    with scoped(3):
        _look()


def _run(steps: list[Step]) -> None:
    for name, *rest in steps:
        _STEPS[name](*rest)


def _scope(organisation: int, readable: set[int], steps: list[Step]) -> None:
    with scoped(organisation, readable=readable):
        _run(steps)


def _unscoped(steps: list[Step]) -> None:
    with unscoped():
        _run(steps)


def _atomic(savepoint: bool, fails: bool, steps: list[Step]) -> None:
    with suppress(Undone, DatabaseError), transaction.atomic(savepoint=savepoint):
        _run(steps)
        if fails:
            raise Undone


def _held(organisation: int) -> None:
    """A cursor made in one scope and used in another."""
    with _usable(), connection.cursor() as cursor, scoped(organisation):
        cursor.execute(_TOLD)
        assert cursor.fetchone() == (str(organisation), str(organisation))


def _look() -> None:
    with _usable(), connection.cursor() as cursor:
        cursor.execute(_TOLD)
        scope = peek()
        told = (str(scope.writing), ",".join(map(str, sorted(scope.readable)))) if scope else ("", "")
        assert cursor.fetchone() == told


@contextmanager
def _usable() -> Iterator[None]:
    """In a transaction that can only be rolled back, or on a dead connection inside one, nothing can be asked."""
    try:
        yield
    except DatabaseError:
        if not connection.in_atomic_block:
            raise


def _fail() -> None:
    with suppress(Undone, DatabaseError), connection.cursor() as cursor:
        cursor.execute("select 1 / 0")


def _close() -> None:
    if not connection.in_atomic_block:
        connection.close()


def _cut() -> None:
    """The server goes away between requests."""
    if not connection.in_atomic_block:
        connection.ensure_connection()
        connection.connection.pgconn.finish()
        close_old_connections()


_STEPS: dict[str, Callable[..., None]] = {
    "scope": _scope, "unscoped": _unscoped, "atomic": _atomic, "held": _held,
    "look": _look, "fail": _fail, "close": _close, "cut": _cut,
}  # fmt: skip
