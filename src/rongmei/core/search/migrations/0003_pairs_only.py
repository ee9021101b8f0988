"""Questions come as they are kept; new words wait in a larger list, which a function may merge.

The previous release's questions and documents are understood as well: it quotes nothing, and keeps more words.
"""

import django.contrib.postgres.indexes
from django.db import migrations

_FIND = """
create or replace function search_find(question text, wanted text[], most int)
returns table (kind text, object_id bigint, organisation bigint, title text, at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select d.kind::text, d.object_id, d.organisation_id, d.title, d.at
    from search_document d
    where d.words @@ {asked}
      and d.organisation_id = any (scope_readable())
      and (cardinality(wanted) = 0 or d.kind = any (wanted))
    order by d.at desc
    limit most;
end $$
"""
# Only an index's owner may merge its list of new words; the application may ask for it.
_TIDY = """
create function search_tidy() returns void language sql security definer set search_path = public, pg_temp as
  $$ select gin_clean_pending_list('search_words') $$
"""
_WORDS = django.contrib.postgres.indexes.GinIndex(fields=["words"], gin_pending_list_limit=65536, name="search_words")


class Migration(migrations.Migration):
    dependencies = [("search", "0002_find")]
    operations = [
        migrations.SeparateDatabaseAndState(
            [
                migrations.RunSQL(
                    "alter index search_words set (gin_pending_list_limit = 65536)",
                    "alter index search_words reset (gin_pending_list_limit)",
                )
            ],
            [migrations.RemoveIndex("document", "search_words"), migrations.AddIndex("document", _WORDS)],
        ),
        migrations.RunSQL(
            _FIND.format(asked="question::tsquery"), _FIND.format(asked="to_tsquery('simple', question)")
        ),
        migrations.RunSQL(_TIDY, "drop function search_tidy()"),
    ]
