"""Another worker, which works on a provider while a test looks on."""

from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.db import connection

from rongmei.core.tasks.holding import _TAKE
from rongmei.domains.ingest.actions.runs import _mark

Fetching = Callable[[int], psycopg.Connection]


@pytest.fixture
def fetching(db: None) -> Iterator[Fetching]:
    """`fetching(provider)` lets another worker hold the provider's mark; closing what it returns kills that worker."""
    known = connection.get_connection_params()
    address = {key: known[key] for key in ("host", "port", "user", "password", "dbname")}
    with psycopg.connect(**address, autocommit=True) as other:

        def hold(provider: int) -> psycopg.Connection:
            other.execute(_TAKE, [_mark(provider)])
            return other

        yield hold
