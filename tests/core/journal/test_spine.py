"""The journal end to end: appended in the verb's transaction, sealed, verified, delivered, replayed."""

import json
import os

import psycopg
import pytest
from django.db import connection
from django.db.utils import DatabaseError
from tests.factories import journal as make
from tests.factories.organisations import make_organisation
from tests.support.waiting import until

from rongmei.core.journal import Deed, heads, kind, on
from rongmei.core.journal.append import append
from rongmei.core.journal.dispatcher import ATTEMPTS, deliver, retry_parked
from rongmei.core.journal.models import Cursor, Entry, Parked, Seal
from rongmei.core.journal.rebase import rebase
from rongmei.core.journal.sealer import hand_out_missed, seal
from rongmei.core.journal.subscribers import subscribers
from rongmei.core.journal.verify import verify
from rongmei.core.permissions import Actor
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation

HAPPENED = kind("test.happened", "发生")
seen: list[int] = []


@on("test.happened", name="test.spine")
def take(deed: Deed) -> None:
    if deed.data.get("bad"):
        raise ValueError
    seen.append(deed.id)


pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "sealer", "reports", "migrator"])


@pytest.fixture
def place() -> Organisation:
    seen.clear()
    heads.file().unlink(missing_ok=True)
    return make_organisation()


def happen(place: Organisation, **data: str | int | bool | None) -> Entry:
    return make.happen(place, HAPPENED, **data)


def test_a_deed_needs_its_verbs_transaction(place: Organisation) -> None:
    with scoped(place.pk), pytest.raises(RuntimeError):
        append(Actor.system(place.pk), HAPPENED, place)


def test_a_persons_words_are_refused(place: Organisation) -> None:
    with pytest.raises(ValueError, match="codes only"):
        happen(place, note="县委书记说")


def test_sealing_proves_every_entry(place: Organisation) -> None:
    for _ in range(3):
        happen(place)
    assert seal()[0] == 3
    report = verify()
    assert report.sound
    assert report.proven == 3


def test_a_running_transaction_is_waited_for(place: Organisation) -> None:
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute("select pg_current_xact_id()")
        happen(place)
        assert seal()[0] == 0
        assert deliver(subscribers.get("test.spine")) == 0
        other.rollback()
    assert seal()[0] == 1
    assert deliver(subscribers.get("test.spine")) == 1


def test_another_database_of_the_server_is_not_waited_for(place: Organisation) -> None:
    with psycopg.connect(os.environ["RONGMEI_TEST_ADMIN_URL"]) as other:
        other.execute("select pg_current_xact_id()")
        happen(place)
        assert seal()[0] == 1
        assert deliver(subscribers.get("test.spine")) == 1


def test_a_tampered_entry_is_named(place: Organisation) -> None:
    entries = [happen(place, n=n) for n in range(3)]
    seal()
    make.tamper(f"update journal_entry set data = '{{\"n\": 9}}' where id = {entries[1].pk}")
    assert [f.entry for f in verify().findings] == [entries[1].pk]


def test_a_removed_entry_is_named(place: Organisation) -> None:
    entries = [happen(place, n=n) for n in range(3)]
    seal()
    make.tamper(f"delete from journal_entry where id = {entries[1].pk}")
    assert [f.entry for f in verify().findings] == [entries[1].pk]


def test_reordered_entries_are_named(place: Organisation) -> None:
    entries = [happen(place, n=n) for n in range(3)]
    seal()
    make.swap(entries[0], entries[1])
    assert {f.entry for f in verify().findings} == {entries[0].pk, entries[1].pk}


def test_a_cut_tail_shows_against_the_heads_handed_out(place: Organisation) -> None:
    entry = [happen(place, n=n) for n in range(3)][-1]
    seal()
    make.cut(entry)
    assert [f.sequence for f in verify().findings] == [3]


def test_a_tail_that_was_written_anew_shows_too(place: Organisation) -> None:
    entry = [happen(place, n=n) for n in range(3)][-1]
    seal()
    make.cut(entry)
    happen(place, n=9)
    seal()
    assert [f.sequence for f in verify().findings] == [3]


def test_a_chain_that_was_taken_away_whole_is_missed(place: Organisation) -> None:
    entry = happen(place)
    seal()
    make.cut(entry)
    assert [f.organisation for f in verify().findings] == [place.pk]


def test_what_is_wrong_is_not_counted_as_proven(place: Organisation) -> None:
    entries = [happen(place, n=n) for n in range(3)]
    seal()
    make.tamper(f"delete from journal_entry where id = {entries[1].pk}")
    assert verify().proven == 2


def test_half_a_line_of_a_killed_sealer_hides_no_head(place: Organisation) -> None:
    happen(place)
    seal()
    with heads.file().open("a") as file:
        file.write('{"organisation": 1, "seq')
    entry = happen(place)
    seal()
    assert verify().sound
    make.cut(entry)
    assert [f.sequence for f in verify().findings] == [2]


def test_a_forged_head_proves_nothing(place: Organisation) -> None:
    happen(place)
    seal()
    with heads.file().open("a") as file:
        forged = {"organisation": place.pk, "sequence": 1, "hash": "0" * 64, "signature": "00" * 64}
        file.write(json.dumps(forged) + "\n")
    assert not verify().sound


def test_heads_that_a_killed_sealer_did_not_hand_out_come_later(place: Organisation) -> None:
    entry = happen(place)
    seal()
    heads.file().unlink()
    hand_out_missed()
    hand_out_missed()
    assert len(heads.file().read_text().splitlines()) == 1
    make.cut(entry)
    assert [f.sequence for f in verify().findings] == [1]


@pytest.mark.parametrize("statement", ["update journal_entry set verb = 'x'", "delete from journal_entry"])
def test_the_application_cannot_change_the_past(place: Organisation, statement: str) -> None:
    happen(place)
    with scoped(place.pk), pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_application_cannot_seal(place: Organisation) -> None:
    with scoped(place.pk), pytest.raises(DatabaseError):
        Seal.objects.create(entry_id=1, sequence=1, previous_hash="", hash="")


def test_a_failing_entry_is_parked_and_stops_nobody(place: Organisation) -> None:
    bad, good = happen(place, bad=True), happen(place)
    deliver(subscribers.get("test.spine"))
    assert seen == [good.pk]
    assert Parked.objects.get().entry_id == bad.pk


def test_a_parked_entry_is_tried_again_until_it_is_left_for_a_person(place: Organisation) -> None:
    happen(place, bad=True)
    deliver(subscribers.get("test.spine"))
    for _ in range(ATTEMPTS + 2):
        Parked.objects.update(next_at="2000-01-01T00:00Z")
        retry_parked(subscribers.get("test.spine"))
    assert Parked.objects.get().attempts == ATTEMPTS


def test_replaying_from_zero_hands_over_the_same_deeds(place: Organisation) -> None:
    entries = [happen(place).pk for _ in range(3)]
    # One look may be too careful while another database of the server ends something.
    until(lambda: deliver(subscribers.get("test.spine")) >= 0 and len(seen) >= len(entries), 10)
    assert seen == entries
    seen.clear()
    Cursor.objects.all().delete()
    until(lambda: deliver(subscribers.get("test.spine")) >= 0 and len(seen) >= len(entries), 10)
    assert seen == entries


def test_after_a_rebase_nothing_is_skipped_and_the_chain_still_holds(place: Organisation) -> None:
    done = happen(place)
    seal()
    deliver(subscribers.get("test.spine"))
    waiting = happen(place)
    rebase()
    fresh = happen(place)
    deliver(subscribers.get("test.spine"))
    assert seen == [done.pk, waiting.pk, fresh.pk]
    seal()
    assert verify().sound
