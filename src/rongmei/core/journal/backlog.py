"""How far sealer and subscribers are behind, over the whole node; counted only as far as anybody would care."""

from django.db import connections
from django.db.models import Count

from rongmei.core.journal.models import Cursor, Parked
from rongmei.core.journal.sealer import ALIAS
from rongmei.core.journal.subscribers import subscribers
from rongmei.core.scoping import across

MOST = 10_000
_UNSEALED = """
select count(*) from (select organisation_id, id from journal_entry order by id desc limit %s) e
where not exists (select from journal_seal s where s.organisation_id = e.organisation_id and s.entry_id = e.id)
"""
_LAG = """
select count(*) from (
  select from journal_entry where (transaction, id) > (%s, %s) and verb = any(%s) order by transaction, id limit %s
) behind
"""


def unsealed() -> int:
    """How many of the newest `MOST` deeds are not sealed."""
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(_UNSEALED, [MOST])
        return int(cursor.fetchone()[0])


def lags() -> dict[str, int]:
    """How many deeds each subscriber has yet to hear, at most `MOST`."""
    places = {c.subscriber: (c.transaction, c.entry_id) for c in Cursor.objects.all()}
    with connections[across.ALIAS].cursor() as cursor:
        found = {}
        for name, subscriber in subscribers:
            cursor.execute(_LAG, [*places.get(name, (0, 0)), list(subscriber.verbs), MOST])
            found[name] = int(cursor.fetchone()[0])
    return found


def parked_by_subscriber() -> dict[str, int]:
    """How many deeds each subscriber could not take; those that could all are left out."""
    return dict(Parked.objects.values_list("subscriber").annotate(n=Count("pk")).order_by())
