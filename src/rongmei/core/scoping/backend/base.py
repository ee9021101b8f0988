"""A connection that carries the scope to the policies of the database."""

from collections.abc import Callable
from typing import Any

from django.db.backends.postgresql import base
from psycopg import pq

from rongmei.core.scoping import person
from rongmei.core.scoping.scope import Scope, peek

_TELL = (
    "select set_config('app.readable', %s, false), set_config('app.writing', %s, false),"
    " set_config('app.person', %s, false)"
)


def _settings(scope: Scope | None, person: int | None) -> tuple[str, str, str]:
    who = str(person or "")
    if scope is None:
        return "", "", who
    return ",".join(map(str, sorted(scope.readable))), str(scope.writing), who


class DatabaseWrapper(base.DatabaseWrapper):
    """Before a cursor is handed out, and before each of its statements, the session's settings are made equal to the
    scope in force.

    A rollback takes settings back to what they were when the transaction or savepoint began, so the
    memory of what was told is dropped then and the next statement tells again.
    """

    _unknown = object()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._told: object = self._unknown
        self.execute_wrappers.append(self._tell_first)

    def init_connection_state(self) -> None:
        """A new connection has been told nothing."""
        super().init_connection_state()
        self._told = self._unknown

    def _cursor(self, name: str | None = None) -> Any:
        cursor = super()._cursor(name)  # type: ignore[misc]
        self._tell()
        return cursor

    def _tell_first(self, execute: Callable[..., Any], *statement: Any) -> Any:
        """A cursor may outlive the scope it was made in."""
        self._tell()
        return execute(*statement)

    def _tell(self) -> None:
        force = peek(), person.peek()
        if self._told == force or self._failed():
            return
        with self.wrap_database_errors, self.connection.cursor() as cursor:
            cursor.execute(_TELL, _settings(*force))
        self._told = force

    def _failed(self) -> bool:
        """True in a transaction that can only be rolled back."""
        failed: bool = self.connection.info.transaction_status == pq.TransactionStatus.INERROR
        return failed

    def _commit(self) -> None:
        """PostgreSQL answers the commit of a failed transaction with a rollback."""
        if self.connection is not None and self._failed():
            self._told = self._unknown
        super()._commit()  # type: ignore[misc]

    def _rollback(self) -> None:
        self._told = self._unknown
        super()._rollback()  # type: ignore[misc]

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]
        self._told = self._unknown
