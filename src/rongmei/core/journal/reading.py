"""Reading deeds in commit order, without skipping one."""

import json
from collections.abc import Collection, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db import connections
from django.db.models import Q

from rongmei.core.journal.models import Entry
from rongmei.core.journal.subscribers import Deed
from rongmei.core.scoping import across
from rongmei.core.scoping.querysets import TenantQuerySet

# Every transaction below the ceiling has ended, so no entry can still appear before the ones read here.
_SETTLED = """
select transaction, id, organisation_id, actor, verb, object_kind, object_id, at, data from journal_entry
where (transaction, id) > (%s, %s) and verb = any(%s)
  and transaction < (select journal_ceiling())
order by transaction, id limit %s
"""

_AWAITED = """
select reader.name
from unnest(%s::text[], %s::bigint[], %s::bigint[], %s::text[]) reader (name, transaction, entry, verbs)
where exists (
  select from journal_entry e
  where (e.transaction, e.id) > (reader.transaction, reader.entry) and e.verb = any(string_to_array(reader.verbs, ' '))
    and e.transaction < (select journal_ceiling())
)
"""

_NEWEST = """
select transaction, id from journal_entry where transaction < (select journal_ceiling())
order by transaction desc, id desc limit 1
"""

Position = tuple[int, int]


def settled(after: Position, verbs: Collection[str], limit: int) -> list[tuple[Position, Deed]]:
    """Deeds of all organisations after a position, in (transaction, id) order, none of them still able to gain a
    predecessor.
    """
    with connections[across.ALIAS].cursor() as cursor:
        cursor.execute(_SETTLED, [*after, list(verbs), limit])
        return [((row[0], row[1]), _deed(row)) for row in cursor.fetchall()]


def awaited(readers: Sequence[tuple[str, Position, Collection[str]]]) -> set[str]:
    """The names of those that `settled` has something for; of each its name, position and verbs are given."""
    names, places, verbs = zip(*readers, strict=True)
    columns = (names, [p[0] for p in places], [p[1] for p in places], [" ".join(v) for v in verbs])
    with connections[across.ALIAS].cursor() as cursor:
        cursor.execute(_AWAITED, [list(column) for column in columns])
        return {name for (name,) in cursor.fetchall()}


def newest_settled() -> Position:
    """Where the journal ends for now."""
    with connections[across.ALIAS].cursor() as cursor:
        cursor.execute(_NEWEST)
        return cursor.fetchone() or (0, 0)


def _deed(row: tuple[Any, ...]) -> Deed:
    _transaction, entry, organisation, actor, verb, kind, object_id, at, data = row
    return Deed(entry, organisation, actor, verb, kind, object_id, at, json.loads(data))


def history(object_kind: str, object_id: int) -> TenantQuerySet[Entry]:
    """The deeds about one object in the readable organisations, newest first, read-only."""
    return Entry.objects.readonly().filter(object_kind=object_kind, object_id=object_id).order_by("-id")


def histories(objects: Mapping[str, Collection[int]]) -> TenantQuerySet[Entry]:
    """The deeds about several objects, as `history`.

    Args:
        objects: ids by object kind, e.g. {"planning.topic": [4], "planning.assignment": [7, 8]}.
    """
    named = [Q(object_kind=kind, object_id__in=ids) for kind, ids in objects.items() if ids]
    if not named:
        return Entry.objects.readonly().none()
    return Entry.objects.readonly().filter(reduce(or_, named)).order_by("-id")
