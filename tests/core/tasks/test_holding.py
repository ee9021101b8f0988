"""A mark is seen by others while its block runs, and by nobody after it."""

import psycopg
import pytest
from django.db import connection, transaction

from rongmei.core.tasks.holding import _ASK, held, holding

pytestmark = pytest.mark.django_db(transaction=True)


def seen() -> bool:
    """What another connection sees."""
    known = connection.get_connection_params()
    with psycopg.connect(**{k: known[k] for k in ("host", "port", "user", "password", "dbname")}) as other:
        found = other.execute(_ASK, ["thing:1"]).fetchone()
        return bool(found and found[0])


def test_others_see_it_while_the_block_runs() -> None:
    assert not seen()
    with holding("thing:1"):
        assert seen()
    assert not seen()


def test_a_fault_lets_it_go() -> None:
    with pytest.raises(LookupError), holding("thing:1"):
        raise LookupError
    assert not seen()


def test_a_lost_connection_lets_it_go_without_a_word() -> None:
    with holding("thing:1"):
        connection.connection.close()
    connection.close()
    assert not seen()


def test_asking_takes_nothing() -> None:
    with transaction.atomic():
        assert not held("thing:1")
    assert not seen()
