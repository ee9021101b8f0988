"""The database itself refuses what nobody signed."""

from django.db import migrations

GUARD = """
create function publishing_only_signed() returns trigger language plpgsql as $$
begin
  if new.state in ('pending', 'sending', 'live') and not exists (
    select from review_manifestitem i join review_signedmanifest m
      on m.organisation_id = i.organisation_id and m.id = i.manifest_id
    where i.organisation_id = new.organisation_id and m.id = new.manifest_id and m.voided_at is null
      and i.kind = 'master' and i.ref = new.story_id::text and i.hash = new.content_hash
  ) then
    raise exception 'delivery of story % is not covered by a signed manifest', new.story_id
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger only_signed before insert or update of state, content_hash, manifest_id, story_id
  on publishing_delivery for each row execute function publishing_only_signed();
"""


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_initial"), ("review", "0001_initial")]
    operations = [migrations.RunSQL(GUARD, "drop function publishing_only_signed() cascade")]
