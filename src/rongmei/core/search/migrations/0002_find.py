"""The one function that asks the index."""

from django.db import migrations

# `@@` is not leakproof, so under row-level security its index would not be used. The function runs as its owner,
# who passes the policies, and applies the scope itself; without a scope, scope_readable() raises.
FIND = """
create function search_find(question text, wanted text[], most int)
returns table (kind text, object_id bigint, organisation bigint, title text, at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select d.kind::text, d.object_id, d.organisation_id, d.title, d.at
    from search_document d
    where d.words @@ to_tsquery('simple', question)
      and d.organisation_id = any (scope_readable())
      and (cardinality(wanted) = 0 or d.kind = any (wanted))
    order by d.at desc
    limit most;
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunSQL(FIND, "drop function search_find(text, text[], int)")]
