"""The database itself keeps what was decided and signed: a signature says what was reviewed, its decisions are deeds.

Whoever has the application's password could otherwise have added to what a signature covers, put a void one into force
again, or changed what was under review once people had approved it. The functions look into this schema first: a
temporary table of the same name tells them nothing.
"""

from django.db import migrations

STAYS = """
create function review_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was decided or signed in % is never changed', tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
create trigger only_as_opened before update on review_review for each row
  when ((old.organisation_id, old.kind, old.object_id, old.master, old.manifest, old.author_id, old.contributors)
    is distinct from (new.organisation_id, new.kind, new.object_id, new.master, new.manifest, new.author_id,
    new.contributors))
  execute function review_stays();
create trigger only_as_decided before update on review_step for each row
  when (old.decided_by_id is not null and (old.organisation_id, old.review_id, old."order", old.role, old.state,
    old.decided_by_id) is distinct from (new.organisation_id, new.review_id, new."order", new.role, new.state,
    new.decided_by_id))
  execute function review_stays();
create trigger only_undecided before delete on review_step for each row
  when (old.decided_by_id is not null) execute function review_stays();
create trigger only_voided before update on review_signedmanifest for each row
  when ((old.organisation_id, old.review_id, old.body, old.hash, old.signed_by_id, old.signed_at, old.batch_id)
    is distinct from (new.organisation_id, new.review_id, new.body, new.hash, new.signed_by_id, new.signed_at,
    new.batch_id) or (old.voided_at is not null and new.voided_at is null))
  execute function review_stays();
create trigger only_kept before delete on review_signedmanifest for each row execute function review_stays();
"""

COVERED = """
create function review_only_covered() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (
    select from review_signedmanifest m where m.organisation_id = new.organisation_id and m.id = new.manifest_id
      and m.body::jsonb -> 'items'
        @> jsonb_build_array(jsonb_build_object('kind', new.kind, 'ref', new.ref, 'hash', new.hash))
  ) then
    raise exception 'manifest % does not cover this', new.manifest_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger only_covered before insert on review_manifestitem
  for each row execute function review_only_covered();
"""

REVIEWED = """
create function review_only_reviewed() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.hash <> 'sha256:' || encode(sha256(convert_to(new.body, 'UTF8')), 'hex') or not exists (
    select from review_review r where r.organisation_id = new.organisation_id and r.id = new.review_id
      and new.body::jsonb = jsonb_build_object(
        'organisation', r.organisation_id, 'kind', r.kind, 'object', r.object_id, 'master', r.master,
        'items', r.manifest, 'decisions', (
          select jsonb_agg(jsonb_build_object('level', s."order", 'by', s.decided_by_id, 'role', s.role)
            order by s."order")
          from review_step s where s.organisation_id = r.organisation_id and s.review_id = r.id))
      and not exists (
        select from jsonb_array_elements(r.manifest) i
        where i ->> 'kind' = 'master' and (i ->> 'ref' <> r.object_id::text or i ->> 'hash' <> r.master))
      and new.signed_by_id = (
        select s.decided_by_id from review_step s
        where s.organisation_id = r.organisation_id and s.review_id = r.id order by s."order" desc limit 1)
  ) then
    raise exception 'the manifest of review % does not say what was reviewed', new.review_id
      using errcode = 'check_violation';
  end if;
  if new.batch_id is null and exists (
    select from review_step s join review_review r on r.organisation_id = s.organisation_id and r.id = s.review_id
    where s.organisation_id = new.organisation_id and s.review_id = new.review_id and not exists (
      select from journal_entry e
      where e.organisation_id = s.organisation_id and e.object_kind = 'review.review' and e.object_id = s.review_id
        and e.verb = 'review.approved' and e.actor = s.decided_by_id
        and e.data @> jsonb_build_object('level', s."order", 'hash', r.master))
  ) or new.batch_id is not null and not exists (
    select from review_batch b join journal_entry e on e.organisation_id = b.organisation_id
      and e.object_kind = 'review.batch' and e.object_id = b.id and e.verb = 'batch.signed'
      and e.actor = b.signed_by_id and e.data @> jsonb_build_object('hash', b.hash)
    where b.organisation_id = new.organisation_id and b.id = new.batch_id
  ) then
    raise exception 'the journal knows nothing of a decision on review %', new.review_id
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger only_reviewed before insert on review_signedmanifest
  for each row execute function review_only_reviewed();
"""

HERE = """
alter function review_only_approved() set search_path = public, pg_temp;
alter function review_only_in_batch() set search_path = public, pg_temp;
"""
ANYWHERE = """
alter function review_only_approved() reset search_path;
alter function review_only_in_batch() reset search_path;
"""


class Migration(migrations.Migration):
    dependencies = [("review", "0006_switches"), ("journal", "0002_ceiling")]
    operations = [
        migrations.RunSQL(STAYS, "drop function review_stays() cascade"),
        migrations.RunSQL(COVERED, "drop function review_only_covered() cascade"),
        migrations.RunSQL(REVIEWED, "drop function review_only_reviewed() cascade"),
        migrations.RunSQL(HERE, ANYWHERE),
    ]
