"""The scope: one writing organisation and a set of readable ones, set once by middleware or task base."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


class ScopeMissing(RuntimeError):
    """Code reached for tenant data with no scope set. A fault in the program, never a person's."""


class ScopeViolation(RuntimeError):
    """Code tried to write a row of another organisation than the scope's. A fault in the program."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What the running code may touch.

    Attributes:
        writing: id of the organisation whose rows may be written.
        readable: ids of the organisations whose rows may be read; always holds `writing`.
    """

    writing: int
    readable: frozenset[int]


_scope: ContextVar[Scope | None] = ContextVar("rongmei_scope", default=None)


def current() -> Scope:
    """The scope in force.

    Raises:
        ScopeMissing: none is set; nothing is ever "everything".
    """
    scope = _scope.get()
    if scope is None:
        raise ScopeMissing("no scope is set: wrap this in scoped(organisation_id)")
    return scope


def peek() -> Scope | None:
    """The scope in force or None, for the database connection and for logs."""
    return _scope.get()


@contextmanager
def scoped(organisation: int, *, readable: Iterable[int] = ()) -> Iterator[Scope]:
    """Set the scope for a block: write `organisation`, read it and `readable`."""
    scope = Scope(organisation, frozenset({organisation, *readable}))
    token = _scope.set(scope)
    try:
        yield scope
    finally:
        _scope.reset(token)


@contextmanager
def unscoped() -> Iterator[None]:
    """Drop the scope for a block, so that what runs in it cannot lean on an outer one by accident."""
    token = _scope.set(None)
    try:
        yield
    finally:
        _scope.reset(token)
