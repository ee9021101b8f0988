"""Ways round the tables: files by hash, errors that tell, the journal's data, the readings of insight."""

import json
import re

import pytest
from django.db import connection

from rongmei.core import files
from rongmei.core.i18n import NotFound
from rongmei.core.journal.models import Entry
from rongmei.core.scoping import scoped
from tests.access.conftest import World
from tests.access.people import HTML, Browser
from tests.access.tables import migrator

pytestmark = pytest.mark.django_db(databases="__all__")
DATABASE_WORDS = re.compile(r"duplicate key|violates|constraint|Key \(|psycopg|IntegrityError|Traceback|_key\b", re.I)


def test_a_file_of_theirs_is_not_found_by_its_hash(world: World) -> None:
    theirs = world.theirs.words["sha256"]
    with scoped(world.theirs.place.pk):
        assert files.exists(theirs)
    with scoped(world.ours.place.pk):
        assert not files.exists(theirs)
        with pytest.raises(NotFound):
            files.open_bytes(theirs)
        with pytest.raises(NotFound):
            files.open_bytes(theirs, organisation=world.theirs.place.pk)


def test_the_same_bytes_are_taken_from_each_and_nobody_is_told_that_they_were_there(world: World) -> None:
    with scoped(world.theirs.place.pk):
        kept = files.put([b"the same picture"])
    with scoped(world.ours.place.pk):
        assert not files.exists(kept.sha256)
        assert files.put([b"the same picture"]) == kept
        files.delete(kept.sha256)
    with scoped(world.theirs.place.pk), files.open_bytes(kept.sha256) as file:
        assert file.read() == b"the same picture"
        files.delete(kept.sha256)


# What is refused because something of that name is there already, here or on the node.
TAKEN = (
    ("system_admin", "/ops/people/add/", {"name": "甲", "username": "zqsouthzq-idle"}),
    ("system_admin", "/ops/people/add/", {"name": "甲", "username": "zqnorthzq-idle"}),
    ("system_admin", "/ops/desks/open/", {"name": "zqnorthzq部"}),
    ("editor", "/desk/gather/providers/add/", {"name": "甲", "location": "https://x.example/", "every_minutes": "0"}),
    ("reporter", "/desk/plan/assignments/teams/new/", {"name": "zqnorthzq部", "ends_at": "2099-01-01T08:00"}),
)


@pytest.mark.parametrize(("who", "path", "sent"), TAKEN)
def test_no_error_of_the_database_reaches_a_person(
    browsers: list[Browser], who: str, path: str, sent: dict[str, str]
) -> None:
    response = next(b for b in browsers if b.name == who).fresh().post(path, sent, headers=HTML, follow=True)
    assert response.status_code < 500
    assert DATABASE_WORDS.search(response.content.decode()) is None


def test_a_desk_of_theirs_may_have_the_name_of_ours(world: World, browsers: list[Browser]) -> None:
    admin = next(b for b in browsers if b.name == "system_admin").fresh()
    response = admin.post("/ops/desks/open/", {"name": "zqsouthzq部"}, headers=HTML)
    assert response.status_code == 302


def test_the_journal_holds_no_word_of_anybody(world: World) -> None:
    for centre in (world.ours, world.theirs):
        with scoped(centre.place.pk):
            entries = list(Entry.objects.all())
        assert len(entries) > 50
        for entry in entries:
            said = json.dumps(entry.data, ensure_ascii=False)
            assert said.isascii()
            assert centre.mark not in said
            assert all(" " not in value for value in entry.data.values() if isinstance(value, str))


def test_the_queue_holds_numbers_only(world: World) -> None:
    jobs = [json.loads(args) for (args,) in migrator("select args::text from procrastinate_jobs")]
    assert jobs
    assert [args for args in jobs if not all(type(value) is int for value in args.values())] == []


def test_search_asks_for_the_scope_itself(world: World) -> None:
    with scoped(world.ours.place.pk), connection.cursor() as cursor:
        cursor.execute("select organisation, title from search_find(%s, '{}', 500)", ["zqsouthzq:*"])
        assert cursor.fetchall() == []
        cursor.execute("select distinct organisation from search_find(%s, '{}', 500)", ["zqnorthzq:*"])
        assert cursor.fetchall() == [(world.ours.place.pk,)]


def test_the_reports_role_reads_only_what_is_open_to_it(world: World) -> None:
    from rongmei.core.scoping import across
    from rongmei.core.scoping.checks import tenant_models

    for model in tenant_models():
        if model.walls.reports:
            seen = set(across.read(model).values_list("organisation_id", flat=True))
            assert {world.ours.place.pk, world.theirs.place.pk} <= seen
        else:
            with pytest.raises(TypeError):
                across.read(model)
