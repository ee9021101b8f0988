"""Who works on something, known by the database: the mark ends with the process, and no clock is asked.

A session's advisory lock is let go when its connection ends, which `kill -9` brings about at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, connection

_TAKE = "select pg_try_advisory_lock(hashtextextended(%s, 0))"
_LET_GO = "select pg_advisory_unlock(hashtextextended(%s, 0))"
_ASK = "select not pg_try_advisory_xact_lock(hashtextextended(%s, 0))"


@contextmanager
def holding(name: str) -> Iterator[None]:
    """Be known as the one who works on `name` until the block, the process or the connection ends."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [name])
        taken = cursor.fetchone()[0]
    try:
        yield
    finally:
        if taken:
            with suppress(DatabaseError), connection.cursor() as cursor:  # a lost connection let it go already
                cursor.execute(_LET_GO, [name])


def held(name: str) -> bool:
    """True while another connection works on `name`. Ask inside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_ASK, [name])
        return bool(cursor.fetchone()[0])
