"""Write a deed in the verb's own transaction."""

import re

from django.db import connection, models

from rongmei.core.journal.kinds import Kind
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor

CHANNEL = "rongmei_journal"
Value = str | int | bool | None
_CODE = re.compile(r"[\x21-\x7e]{0,128}")


def append(actor: Actor, kind: Kind, obj: models.Model, /, **data: Value) -> Entry:
    """Append one deed about `obj` and announce it when the transaction commits.

    Args:
        data: ids, hashes, codes, dates in ISO form; never words.

    Raises:
        ValueError: a value could be a person's words (not printable ASCII without spaces, or over 128).
        RuntimeError: no transaction is open, so the deed could outlive its act.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a deed is written in its verb's transaction")
    for key, value in data.items():
        if isinstance(value, str) and not _CODE.fullmatch(value):
            raise ValueError(f"journal data {key} may hold ids, hashes and codes only")
    entry: Entry = Entry.objects.create(
        actor=actor.user, verb=kind.code, object_kind=obj._meta.label_lower, object_id=obj.pk, data=data
    )
    with connection.cursor() as cursor:
        cursor.execute("select pg_notify(%s, %s)", [CHANNEL, f"{entry.organisation_id}:{entry.pk}"])
    return entry
