"""The database itself refuses a piece that the batch it names does not cover, exactly as it was signed."""

from django.db import migrations

GUARD = """
create function review_only_in_batch() returns trigger language plpgsql as $$
begin
  if new.batch_id is not null and not exists (
    select from review_batch b join review_batchitem i on i.organisation_id = b.organisation_id and i.batch_id = b.id
      join review_review r on r.organisation_id = b.organisation_id and r.id = new.review_id
    where b.organisation_id = new.organisation_id and b.id = new.batch_id and b.signed_by_id = new.signed_by_id
      and b.kind = r.kind and i.object_id = r.object_id and i.master = r.master and i.manifest = new.hash
      and new.hash = 'sha256:' || encode(sha256(convert_to(new.body, 'UTF8')), 'hex')
  ) then
    raise exception 'review % is not covered by batch %', new.review_id, new.batch_id
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger only_in_batch before insert or update of batch_id, body, hash, review_id, signed_by_id
  on review_signedmanifest for each row execute function review_only_in_batch();
"""


class Migration(migrations.Migration):
    dependencies = [("review", "0003_batch")]
    operations = [migrations.RunSQL(GUARD, "drop function review_only_in_batch() cascade")]
