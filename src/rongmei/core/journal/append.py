"""Write a deed in the verb's own transaction."""

import json
import logging
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection, models
from django.db.models.expressions import DatabaseDefault

from rongmei.core.journal.kinds import Kind
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor
from rongmei.core.scoping import current

log = logging.getLogger(__name__)

CHANNEL = "rongmei_journal"
Value = str | int | bool | None
_MOST = 2**53 - 1
# The last entry is announced for all: open screens look at everything again, once.
_APPEND = """
with written as (
  insert into journal_entry (organisation_id, actor, verb, object_kind, object_id, data, at)
  select %(organisation)s, %(actor)s::bigint, %(verb)s, %(kind)s, object, %(data)s::jsonb,
    coalesce(%(at)s::timestamptz, now())
  from unnest(%(objects)s::bigint[]) with ordinality as given(object, place) order by place
  returning id
), told as (
  select pg_notify(%(channel)s, %(organisation)s::text || ':' || max(id)) from written
)
select id from written, told
"""
_CODE = re.compile(r"[\x21-\x7e]{0,128}")


def append(actor: Actor, kind: Kind, obj: models.Model, /, **data: Value) -> int:
    """Append one deed about `obj` and announce it when the transaction commits; returns the entry's id.

    Args:
        data: ids, hashes, codes, dates in ISO form; never words.

    Raises:
        ValueError: a value could be a person's words (not printable ASCII without spaces, or over 128), or is a number
            that canonical JSON cannot say exactly.
        RuntimeError: no transaction is open, so the deed could outlive its act.
    """
    return append_many(actor, kind, [obj], **data)[0]


def append_many(actor: Actor, kind: Kind, objs: Sequence[models.Model], /, **data: Value) -> list[int]:
    """Append the same deed about many objects at once, announced once; arguments and refusals as `append`."""
    if not connection.in_atomic_block:
        raise RuntimeError("a deed is written in its verb's transaction")
    for key, value in data.items():
        if not _sayable(value):
            raise ValueError(f"journal data {key} may hold ids, hashes and codes only")
    if not objs:
        return []
    told: dict[str, Any] = {
        "channel": CHANNEL, "organisation": current().writing, "actor": actor.user, "verb": kind.code,
        "kind": objs[0]._meta.label_lower, "data": json.dumps(data), "objects": [obj.pk for obj in objs],
        "at": _stamped(),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_APPEND, told)
        entries = sorted(entry for (entry,) in cursor.fetchall())
    log.info("deed", extra={"fields": {"kind": kind.code, "deeds": entries}})
    return entries


def _stamped() -> datetime | None:
    """The time that the model gives a new row; none where the database gives it, as it does in a newsroom at work."""
    given = Entry().at
    return None if isinstance(given, DatabaseDefault) else given


def _sayable(value: Value) -> bool:
    """One that the sealer could not hash would stop it for good."""
    if isinstance(value, str):
        return _CODE.fullmatch(value) is not None
    return value is None or (isinstance(value, int) and abs(value) <= _MOST)
