"""Waits for news of the journal: a dispatcher need not ask all the time, and need not be late."""

import logging
import time
from collections.abc import Mapping
from typing import Any

import psycopg
from django.db import connection

from rongmei.core.journal.append import CHANNEL

log = logging.getLogger(__name__)


def address() -> dict[str, Any]:
    """psycopg's parameters for the application's database."""
    known = connection.get_connection_params()
    return {key: known[key] for key in ("host", "port", "user", "password", "dbname") if key in known}


class Bell:
    """One listening connection. It is made when it is needed, and made again when it is lost.

    Args:
        address: psycopg's connection parameters.
    """

    def __init__(self, address: Mapping[str, Any]) -> None:
        self.address = address
        self._db: psycopg.Connection[Any] | None = None

    def wait(self, seconds: float) -> bool:
        """Wait for something to be journalled, at most so long; True when something was, or could have been missed."""
        try:
            if self._db is None:
                self._db = psycopg.connect(**self.address, autocommit=True)
                self._db.execute(f"listen {CHANNEL}")
                return True
            return any(True for _news in self._db.notifies(timeout=seconds, stop_after=1))
        except psycopg.OperationalError:
            self.close()
            time.sleep(seconds)
            return True

    def close(self) -> None:
        """Hang it up."""
        if self._db is not None:
            self._db.close()
        self._db = None
