"""Seals deeds into each organisation's chain, under a role that may do nothing else."""

import json
import logging
import threading
from datetime import datetime
from typing import Any

from django.db import close_old_connections, connections, transaction

from rongmei.core.journal import heads
from rongmei.core.journal.chain import GENESIS, link

log = logging.getLogger(__name__)

ALIAS = "sealer"
BATCH = 2000
_LOCK = 0x526F6E676D6569  # "Rongmei": one sealer at a time, whatever the number of workers

_COLUMNS = ("organisation_id", "id", "actor", "verb", "object_kind", "object_id", "data", "at")
_UNSEALED = """
select e.organisation_id, e.id, e.actor, e.verb, e.object_kind, e.object_id, e.data, e.at from journal_entry e
where e.transaction >= %s and e.transaction < %s
  and not exists (select from journal_seal s where s.organisation_id = e.organisation_id and s.entry_id = e.id)
order by e.transaction, e.id limit %s
"""
_OLDEST = """
select min(e.at) from journal_entry e
where not exists (select from journal_seal s where s.organisation_id = e.organisation_id and s.entry_id = e.id)
"""
_HEADS = """
select distinct on (organisation_id) organisation_id, sequence, hash from journal_seal
where %(all)s or organisation_id = any(%(some)s) order by organisation_id, sequence desc
"""
_INSERT = """
insert into journal_seal (organisation_id, entry_id, sequence, previous_hash, hash) values (%s, %s, %s, %s, %s)
"""


_SETTLED_BELOW = "select pg_try_advisory_xact_lock(%s), journal_ceiling()"


def seal(floor: int = 0) -> tuple[int, int]:
    """Seal one batch of settled deeds.

    Args:
        floor: every deed of a transaction below this one is sealed already; 0 looks at all of them.

    Returns:
        how many were sealed, and the floor for the next call.
    """
    with transaction.atomic(using=ALIAS), connections[ALIAS].cursor() as cursor:
        cursor.execute(_SETTLED_BELOW, [_LOCK])
        locked, ceiling = cursor.fetchone()
        if not locked:
            return 0, floor
        cursor.execute(_UNSEALED, [floor, ceiling, BATCH])
        rows = [_row(record) for record in cursor.fetchall()]
        tips = _tips(cursor, {row["organisation_id"] for row in rows})
        cursor.executemany(_INSERT, [_seal(row, tips) for row in rows])
    heads.hand_out({organisation: tip for organisation, tip in tips.items() if rows})
    return len(rows), floor if len(rows) == BATCH else ceiling


def oldest_unsealed(using: str = ALIAS) -> datetime | None:
    """When the oldest deed was written that is not sealed; None when every one is.

    Args:
        using: the sealer's connection for the whole node, the application's for the readable organisations.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(_OLDEST)
        found: datetime | None = cursor.fetchone()[0]
    return found


def _row(record: tuple[Any, ...]) -> dict[str, Any]:
    row = dict(zip(_COLUMNS, record, strict=True))
    row["data"] = json.loads(row["data"])
    return row


def hand_out_missed() -> None:
    """Hand out the heads of a sealer that died, or met a full disk, after it had sealed."""
    with connections[ALIAS].cursor() as cursor:
        tips = _newest(cursor)
    told = {head["organisation"]: head["sequence"] for head in heads.handed_out()}
    heads.hand_out({organisation: tip for organisation, tip in tips.items() if tip[0] > told.get(organisation, 0)})


def _tips(cursor: Any, organisations: set[int]) -> dict[int, tuple[int, str]]:
    found = _newest(cursor, organisations)
    return {organisation: found.get(organisation, (0, GENESIS)) for organisation in organisations}


def _newest(cursor: Any, organisations: set[int] | None = None) -> dict[int, tuple[int, str]]:
    cursor.execute(_HEADS, {"all": organisations is None, "some": list(organisations or ())})
    return {organisation: (sequence, hash_) for organisation, sequence, hash_ in cursor.fetchall()}


def _seal(row: dict[str, Any], tips: dict[int, tuple[int, str]]) -> tuple[int, int, int, str, str]:
    sequence, previous = tips[row["organisation_id"]]
    fresh = link(previous, sequence + 1, row)
    tips[row["organisation_id"]] = (sequence + 1, fresh)
    return row["organisation_id"], row["id"], sequence + 1, previous, fresh


def run(stop: threading.Event, *, pause: float = 1.0) -> None:
    """Seal until told to stop; a lost database is waited for, not died of."""
    floor, missed = 0, True
    while not stop.is_set():
        try:
            sealed, floor = seal(floor)
            if missed:
                hand_out_missed()
            missed = False
        except Exception:
            log.exception("sealer: will try again")
            close_old_connections()
            sealed, missed = 0, True
        if sealed < BATCH:
            stop.wait(pause)
