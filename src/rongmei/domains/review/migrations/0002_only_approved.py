"""The database itself refuses a signature under which not every level stands, each by another person."""

from django.db import migrations

GUARD = """
create function review_only_approved() returns trigger language plpgsql as $$
declare
  steps bigint;
  people bigint;
begin
  select count(*) filter (where s.state = 'approved'), count(distinct s.decided_by_id)
      filter (where s.state = 'approved' and s.decided_by_id is distinct from r.author_id
        and not s.decided_by_id = any (r.contributors))
    into steps, people
    from review_step s join review_review r on r.organisation_id = s.organisation_id and r.id = s.review_id
    where s.organisation_id = new.organisation_id and s.review_id = new.review_id;
  if steps = 0 or people <> steps or exists (
    select from review_step s where s.organisation_id = new.organisation_id and s.review_id = new.review_id
      and s.state <> 'approved'
  ) then
    raise exception 'review % is not approved at every level by people of their own', new.review_id
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger only_approved before insert on review_signedmanifest
  for each row execute function review_only_approved();
"""


class Migration(migrations.Migration):
    dependencies = [("review", "0001_initial")]
    operations = [migrations.RunSQL(GUARD, "drop function review_only_approved() cascade")]
