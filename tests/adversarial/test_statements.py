"""Whoever has the application's password and speaks SQL: the database refuses, and says what it refused."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.publishing import api
from rongmei.domains.publishing.models import Delivery
from rongmei.domains.review.models import SignedManifest
from rongmei.domains.stories.api import story
from tests.adversarial.conftest import UNSIGNED, Scene, said
from tests.factories import publishing as make
from tests.factories.review import here, pass_level

pytestmark = pytest.mark.usefixtures("scope")

# What PostgreSQL calls it: no right to do that, or a rule that a row breaks. A typing error has another number.
NO_RIGHT, BROKEN = "42501", "23514"

COPY = """
insert into publishing_delivery (organisation_id, story_id, channel_id, manifest_id, content_hash, headline, state,
  not_before, attempts, error, receipt, shows, queued_at)
select organisation_id, %(waiting)s, channel_id, {manifest}, {hash}, headline, '{state}', not_before, 0, '', '{{}}',
  '{{}}', queued_at
from publishing_delivery where id = %(delivery)s
"""
SIGN = """
insert into review_signedmanifest (organisation_id, review_id, body, hash, signed_by_id, signed_at)
values (%(org)s, %(round)s, '{}', 'sha256:' || encode(sha256('{}'), 'hex'), %(stranger)s, now())
"""
SHADOW = """
create temporary table {table} on commit drop as select {columns}
"""


def copied(manifest: str = "%(manifest)s", hash_: str = "%(unsigned)s", state: str = "pending") -> str:
    """A statement that sends out the story under review."""
    return COPY.format(manifest=manifest, hash=hash_, state=state)


ATTEMPTS: Mapping[str, tuple[str, Sequence[str]]] = {
    "a delivery of what is under review": (BROKEN, [copied()]),
    "one that is live at once": (BROKEN, [copied(state="live")]),
    "one under the hash of what is signed": (BROKEN, [copied(hash_="%(sealed)s")]),
    "one under a void signature": (BROKEN, [copied(manifest="%(void)s")]),
    "other words on the way": (
        BROKEN, ["update publishing_delivery set content_hash = %(unsigned)s where id = %(delivery)s"]),
    "another story on the way": (
        BROKEN, ["update publishing_delivery set story_id = %(waiting)s where id = %(delivery)s"]),
    "another signature on the way": (
        BROKEN, ["update publishing_delivery set manifest_id = %(void)s where id = %(delivery)s"]),
    "what was withdrawn, live": (BROKEN, ["update publishing_delivery set state = 'live' where id = %(gone)s"]),
    "what was withdrawn, to send": (BROKEN, ["update publishing_delivery set state = 'pending' where id = %(gone)s"]),
    "what is suspended, live": (BROKEN, [
        "insert into publishing_hold (organisation_id, story_id, at) values (%(org)s, %(live)s, now())",
        "update publishing_delivery set state = 'live' where story_id = %(live)s",
    ]),
    "a note below a live page": (BROKEN, [
        ("insert into publishing_notice (organisation_id, story_id, delivery_id, kind, note, at)"
        " select organisation_id, story_id, id, 'correction', '没人审过的话', now() from publishing_delivery"
        " where story_id = %(live)s"),
    ]),
    "a void signature in force again": (
        NO_RIGHT, ["update review_signedmanifest set voided_at = null where id = %(void)s"]),
    "another manifest under a signature": (
        NO_RIGHT, ["update review_signedmanifest set body = '{}', hash = 'sha256:0' where id = %(manifest)s"]),
    "a signature by somebody else": (
        NO_RIGHT, ["update review_signedmanifest set signed_by_id = %(stranger)s where id = %(manifest)s"]),
    "a signature taken away": (NO_RIGHT, ["delete from review_signedmanifest where id = %(manifest)s"]),
    "one thing more under a signature": (BROKEN, [
        ("insert into review_manifestitem (organisation_id, manifest_id, kind, ref, hash)"
        " values (%(org)s, %(manifest)s, 'master', %(waiting)s::text, %(unsigned)s)"),
    ]),
    "another thing under a signature": (
        NO_RIGHT, ["update review_manifestitem set hash = %(unsigned)s where manifest_id = %(manifest)s"]),
    "one thing less under a signature": (
        NO_RIGHT, ["delete from review_manifestitem where manifest_id = %(manifest)s"]),
    "a signature before every level": (BROKEN, [SIGN]),
    "one stranger at every level left": (BROKEN, [
        ("update review_step set state = 'approved', decided_by_id = %(stranger)s"
        " where review_id = %(round)s and state <> 'approved'"),
        SIGN,
    ]),
    "the first reviewer at the second level": (BROKEN, [
        ("update review_step set state = 'approved', decided_by_id = %(first)s"
        " where review_id = %(round)s and state = 'turn'"),
        "delete from review_step where review_id = %(round)s and state = 'waiting'",
        SIGN,
    ]),
    "no level but the one that is passed, and other words": (BROKEN, [
        "delete from review_step where review_id = %(round)s and decided_by_id is null",
        SIGN,
    ]),
    "somebody else who decided": (NO_RIGHT, [
        "update review_step set decided_by_id = %(stranger)s where review_id = %(round)s and decided_by_id is not null",
    ]),
    "a decision undone": (NO_RIGHT, [
        "update review_step set state = 'returned' where review_id = %(round)s and decided_by_id is not null",
    ]),
    "a decision taken away": (NO_RIGHT, [
        "delete from review_step where review_id = %(round)s and decided_by_id is not null",
    ]),
    "other words under review": (
        NO_RIGHT, ["update review_review set master = %(sealed)s where id = %(round)s"]),
    "a list of other hashes under review": (
        NO_RIGHT, ["update review_review set manifest = '[]' where id = %(round)s"]),
    "an author who did not write it": (
        NO_RIGHT, ["update review_review set author_id = %(stranger)s where id = %(round)s"]),
    "no more contributors": (NO_RIGHT, ["update review_review set contributors = '{}' where id = %(round)s"]),
    "another story under a round": (
        NO_RIGHT, ["update review_review set object_id = %(signed)s where id = %(round)s"]),
    "other words in a kept version": (
        NO_RIGHT, ["update stories_version set content = '{}' where story_id = %(signed)s"]),
    "a kept version taken away": (NO_RIGHT, ["delete from stories_version where story_id = %(signed)s"]),
    "a deed changed": (NO_RIGHT, ["update journal_entry set actor = %(stranger)s"]),
    "a deed taken away": (NO_RIGHT, ["delete from journal_entry"]),
    "a seal of one's own": (NO_RIGHT, [
        ("insert into journal_seal (organisation_id, entry_id, sequence, previous_hash, hash)"
        " values (%(org)s, 1, 1, '0', '0')"),
    ]),
    "the guard of deliveries off": (NO_RIGHT, ["alter table publishing_delivery disable trigger only_signed"]),
    "the guard of deliveries gone": (NO_RIGHT, ["drop trigger only_signed on publishing_delivery"]),
    "the guard of signatures rewritten": (NO_RIGHT, [
        ("create or replace function review_only_approved() returns trigger language plpgsql as"
        " 'begin return new; end'"),
    ]),
    "every guard asleep": (NO_RIGHT, ["set session_replication_role = replica"]),
    "the owner's role": (NO_RIGHT, ["set role rongmei_migrator"]),
    "the owner's session": (NO_RIGHT, ["set session authorization rongmei_migrator"]),
    "row security off": (NO_RIGHT, ["set row_security = off", "select * from publishing_delivery"]),
}  # fmt: skip


def attempted(statements: Sequence[str], ids: Mapping[str, int | str]) -> str:
    """What PostgreSQL calls its refusal; nothing when it lets everything through."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement, ids)
            transaction.set_rollback(True)
    except DatabaseError as error:
        return str(getattr(error.__cause__, "sqlstate", error))
    return ""


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_statement_is_refused(scene: Scene, attempt: str, public: Path) -> None:
    refusal, statements = ATTEMPTS[attempt]
    assert attempted(statements, scene.ids) == refusal
    make.send_due(scene.org)
    assert UNSIGNED not in said(public)
    assert "撤下的稿" not in said(public)


def test_tables_that_hide_the_real_ones_are_not_believed(scene: Scene) -> None:
    """A provisioned database gives the application no temporary tables; where one does, the guards look past them."""
    forged = {
        "review_signedmanifest": "%(org)s::bigint as organisation_id, %(void)s::bigint as id,"
        " null::timestamptz as voided_at",
        "review_manifestitem": "%(org)s::bigint as organisation_id, %(void)s::bigint as manifest_id,"
        " 'master'::text as kind, %(waiting)s::text as ref, %(unsigned)s::text as hash",
    }
    hidden = [SHADOW.format(table=table, columns=columns) for table, columns in forged.items()]
    assert attempted([*hidden, copied(manifest="%(void)s")], scene.ids) in (BROKEN, NO_RIGHT)


def test_the_same_statements_about_what_is_signed_are_let_through(scene: Scene) -> None:
    """Else the tests above could not fail."""
    honest = [
        (
            "update publishing_delivery set state = 'pending', content_hash = %(sealed)s, manifest_id = %(manifest)s,"
            " story_id = %(signed)s where id = %(delivery)s"
        ),
        "update publishing_delivery set state = 'live' where story_id = %(live)s",
        (
            "insert into publishing_notice (organisation_id, story_id, delivery_id, kind, note, at)"
            " values (%(org)s, %(signed)s, %(delivery)s, 'correction', '更正', now())"
        ),
        (
            "insert into review_manifestitem (organisation_id, manifest_id, kind, ref, hash)"
            " values (%(org)s, %(manifest)s, 'master', %(signed)s::text, %(sealed)s)"
        ),
        "update review_step set note = '写明' where review_id = %(round)s",
        "update review_review set title = '标题' where id = %(round)s",
        "update review_signedmanifest set voided_at = now() where id = %(manifest)s",
    ]
    assert attempted(honest, scene.ids) == ""


def test_and_so_is_the_rest_of_the_round(scene: Scene, editor: Actor, public: Path) -> None:
    for role in (Role.SECOND_REVIEWER, Role.THIRD_REVIEWER):
        pass_level(here(role), scene.round)
    api.publish(actor=editor, story=scene.waiting)
    make.send_due(scene.org)
    assert UNSIGNED in said(public)


def test_a_storys_state_alone_publishes_nothing(scene: Scene, editor: Actor, public: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("update stories_story set state = 'published' where id = %(waiting)s", scene.ids)
    make.send_due(scene.org)
    assert story(scene.waiting).state == "published"
    assert not Delivery.mine().filter(story_id=scene.waiting).exists()
    assert UNSIGNED not in said(public)


def test_an_index_of_forged_headlines_shows_the_signed_one(scene: Scene) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "update search_document set title = %s where kind = 'publishing.article' and object_id = %s",
            [UNSIGNED, scene.live],
        )
        assert cursor.rowcount == 1
    assert [found.headline for found in api.search_published("在线")] == ["在线的稿"]


def test_another_centres_signature_covers_nothing_here(scene: Scene, other_county: Organisation) -> None:
    with scoped(other_county.pk):
        assert attempted([copied()], scene.ids) == ""  # there is no such delivery to copy there
        assert Delivery.mine().count() == 0
        stolen = copied().replace("select organisation_id", f"select {other_county.pk}")
        assert attempted([stolen], scene.ids) == ""
    assert attempted([copied().replace("select organisation_id", f"select {other_county.pk}")], scene.ids) in (
        BROKEN,
        NO_RIGHT,
    )
    assert SignedManifest.mine().filter(pk=scene.manifest, voided_at=None).exists()


def test_what_was_refused_left_no_deed_behind(scene: Scene) -> None:
    before = Entry.objects.count()
    for _refusal, statements in ATTEMPTS.values():
        attempted(statements, scene.ids)
    assert Entry.objects.count() == before
