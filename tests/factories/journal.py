"""Deeds written down, and a superuser who would have them otherwise."""

from django.db import connections, transaction

from rongmei.core.journal.append import append
from rongmei.core.journal.kinds import Kind
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation

_GUARDS = "alter table journal_entry {0} trigger append_only; alter table journal_seal {0} trigger append_only"


def happen(place: Organisation, kind: Kind, **data: str | int | bool | None) -> Entry:
    """One committed deed about an organisation."""
    with scoped(place.pk), transaction.atomic():
        return Entry.objects.get(pk=append(Actor.system(place.pk), kind, place, **data))


def tamper(statement: str) -> None:
    """Run a statement as somebody may who owns the tables."""
    with connections["migrator"].cursor() as cursor:
        cursor.execute(_GUARDS.format("disable"))
        cursor.execute(statement)
        cursor.execute(_GUARDS.format("enable"))


def cut(entry: Entry) -> None:
    """Take an entry away with its seal."""
    tamper(f"delete from journal_seal where entry_id = {entry.pk}; delete from journal_entry where id = {entry.pk}")


def swap(first: Entry, second: Entry) -> None:
    """Let two seals change places."""
    a, b = first.pk, second.pk
    tamper(
        f"update journal_seal set entry_id = case entry_id when {a} then -1 else -2 end where entry_id in ({a}, {b});"
        f"update journal_seal set entry_id = case entry_id when -1 then {b} else {a} end where entry_id < 0"
    )
