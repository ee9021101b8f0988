"""Write a deed in the verb's own transaction."""

import re
from collections.abc import Sequence

from django.db import connection, models

from rongmei.core.journal.kinds import Kind
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor

CHANNEL = "rongmei_journal"
Value = str | int | bool | None
_MOST = 2**53 - 1
_CODE = re.compile(r"[\x21-\x7e]{0,128}")


def append(actor: Actor, kind: Kind, obj: models.Model, /, **data: Value) -> Entry:
    """Append one deed about `obj` and announce it when the transaction commits.

    Args:
        data: ids, hashes, codes, dates in ISO form; never words.

    Raises:
        ValueError: a value could be a person's words (not printable ASCII without spaces, or over 128), or is a number
            that canonical JSON cannot say exactly.
        RuntimeError: no transaction is open, so the deed could outlive its act.
    """
    return append_many(actor, kind, [obj], **data)[0]


def append_many(actor: Actor, kind: Kind, objs: Sequence[models.Model], /, **data: Value) -> list[Entry]:
    """Append the same deed about many objects at once; arguments and refusals as `append`."""
    if not connection.in_atomic_block:
        raise RuntimeError("a deed is written in its verb's transaction")
    for key, value in data.items():
        if not _sayable(value):
            raise ValueError(f"journal data {key} may hold ids, hashes and codes only")
    entries = Entry.objects.bulk_create(_entry(actor, kind, obj, data) for obj in objs)
    with connection.cursor() as cursor:
        news = [f"{entry.organisation_id}:{entry.pk}" for entry in entries]
        cursor.execute("select pg_notify(%s, news) from unnest(%s::text[]) news", [CHANNEL, news])
    return entries


def _sayable(value: Value) -> bool:
    """One that the sealer could not hash would stop it for good."""
    if isinstance(value, str):
        return _CODE.fullmatch(value) is not None
    return value is None or (isinstance(value, int) and abs(value) <= _MOST)


def _entry(actor: Actor, kind: Kind, obj: models.Model, data: dict[str, Value]) -> Entry:
    label = obj._meta.label_lower
    return Entry(actor=actor.user, verb=kind.code, object_kind=label, object_id=obj.pk, data=data)
