"""After a restore into another server, transaction ids start low again; positions are made comparable."""

from django.db import connections, transaction

# A restored entry sorts before everything to come. Cursors go back to before the first entry they had not
# handled: subscribers are idempotent, so what is handed over again does no harm.
_CURSORS = """
update journal_cursor c set transaction = 0, entry_id = coalesce(
  (select min(e.id) - 1 from journal_entry e where (e.transaction, e.id) > (c.transaction, c.entry_id)),
  (select max(e.id) from journal_entry e), 0)
"""
_ENTRIES = "update journal_entry set transaction = 0"


def rebase(using: str = "migrator") -> None:
    """Make journal positions of a restored database good on this server. The hashes do not cover them."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(_CURSORS)
        cursor.execute("alter table journal_entry disable trigger append_only")
        cursor.execute(_ENTRIES)
        cursor.execute("alter table journal_entry enable trigger append_only")
