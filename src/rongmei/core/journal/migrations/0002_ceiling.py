"""The one function that says how far the journal can be read without skipping an entry."""

from django.db import migrations

# Every transaction below the answer has ended, so far as this database is concerned. A transaction that runs in another
# database of the same server can write no entry here, so it is not waited for; one that cannot be told is.
# Stable, not volatile: it sees the snapshot of the statement that asks.
CEILING = """
create function journal_ceiling() returns bigint language plpgsql stable as $$
declare
  seen pg_snapshot := pg_current_snapshot();
  here oid := (select oid from pg_database where datname = current_database());
begin
  return coalesce((
    select min(running::text::bigint) from pg_snapshot_xip(seen) running
    where not exists (
      select from pg_locks held join pg_stat_activity who on who.pid = held.pid
      where held.locktype = 'transactionid' and held.mode = 'ExclusiveLock' and held.granted
        and held.transactionid = running::xid and who.datid <> here)
  ), pg_snapshot_xmax(seen)::text::bigint);
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunSQL(CEILING, "drop function journal_ceiling()")]
