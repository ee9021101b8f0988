"""A provider is fetched; every item comes in once; what goes wrong is said on its page."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.domains.ingest import feeds
from tests.support.marks import Fetching
from tests.support.people import MakeActor

from rongmei.core.i18n import Refusal
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.core.scoping import scoped
from rongmei.core.search.query import find
from rongmei.domains.ingest import api
from rongmei.domains.ingest.models import Item, ItemRevision, Provider, Run
from rongmei.domains.organisations.models import Organisation

pytestmark = pytest.mark.usefixtures("scope")


@pytest.fixture
def folder(tmp_path: Path, settings: object) -> Path:
    settings.RONGMEI_FEED_FOLDERS = [tmp_path.resolve()]  # type: ignore[attr-defined]
    return tmp_path


@pytest.fixture
def editor(make_actor: MakeActor) -> Actor:
    return make_actor(Role.EDITOR)


def provider(editor: Actor, folder: Path, text: str = feeds.RSS) -> int:
    (folder / "feed.xml").write_text(text, "utf-8")
    return api.add_provider(actor=editor, name="市级", location=str(folder / "feed.xml"))


def test_items_come_in_once_and_are_found_at_once(editor: Actor, folder: Path) -> None:
    source = provider(editor, folder)
    api.run_provider(actor=editor, provider=source)
    api.run_provider(actor=editor, provider=source)
    assert Item.objects.count() == 2
    assert [hit.title for hit in find("通江县委")] == ["通江县委召开会议"]
    assert Entry.objects.filter(verb="item.received").count() == 2
    last = api.provider(source)[1][0]
    assert (last.known, last.problems) == (2, ())


def test_identity_not_date_decides_what_is_new(editor: Actor, folder: Path) -> None:
    source = provider(editor, folder)
    api.run_provider(actor=editor, provider=source)
    old = feeds.RSS.replace("city-1", "city-0").replace("2026 08:00", "1999 08:00")
    (folder / "feed.xml").write_text(old, "utf-8")
    api.run_provider(actor=editor, provider=source)
    assert Item.objects.count() == 3


def test_a_changed_item_keeps_what_it_said_before(editor: Actor, folder: Path) -> None:
    source = provider(editor, folder)
    api.run_provider(actor=editor, provider=source)
    (folder / "feed.xml").write_text(feeds.RSS.replace("会议强调", "会议指出"), "utf-8")
    api.run_provider(actor=editor, provider=source)
    assert Item.objects.get(headline="通江县委召开会议").text == "会议指出"
    assert "会议强调" in ItemRevision.objects.get().html


def test_a_missing_file_fails_in_words_and_loses_nothing(editor: Actor, folder: Path) -> None:
    source = provider(editor, folder)
    api.run_provider(actor=editor, provider=source)
    (folder / "feed.xml").unlink()
    api.run_provider(actor=editor, provider=source)
    last = api.provider(source)[0].last
    assert last is not None
    assert last.state == "failed"
    assert "feed.xml" in last.problems[0]
    assert Item.objects.count() == 2


def test_nothing_outside_the_allowed_folders_is_read(editor: Actor, folder: Path) -> None:
    link = folder / "link.xml"
    link.symlink_to("/etc/hostname")
    source = api.add_provider(actor=editor, name="", location=str(link))
    api.run_provider(actor=editor, provider=source)
    last = api.provider(source)[0].last
    assert last is not None
    assert "RONGMEI_FEED_FOLDERS" in last.problems[0]


def test_a_folder_is_read_whole(editor: Actor, folder: Path) -> None:
    (folder / "a.xml").write_text(feeds.RSS, "utf-8")
    (folder / "b.json").write_text(feeds.NINJS, "utf-8")
    source = api.add_provider(actor=editor, name="云稿库", location=str(folder))
    api.run_provider(actor=editor, provider=source)
    assert Item.objects.count() == 3


def test_a_private_address_is_refused_in_words(editor: Actor) -> None:
    source = api.add_provider(actor=editor, name="内网", location="http://127.0.0.1:1/feed")
    api.run_provider(actor=editor, provider=source)
    last = api.provider(source)[0].last
    assert last is not None
    assert "RONGMEI_ALLOWED_NETWORKS" in last.problems[0]


def test_nobody_fetches_twice_at_once_but_a_dead_run_blocks_nobody(
    editor: Actor, folder: Path, fetching: Fetching
) -> None:
    source = provider(editor, folder)
    fetching(source)
    stuck = Run.objects.create(provider_id=source, state="running", lease_until=timezone.now() + timedelta(minutes=1))
    with pytest.raises(Refusal):
        api.run_provider(actor=editor, provider=source)
    Run.objects.filter(pk=stuck.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    api.run_provider(actor=editor, provider=source)
    assert Run.objects.get(pk=stuck.pk).state == "failed"
    assert Item.objects.count() == 2


def test_a_paused_provider_is_not_due(editor: Actor, folder: Path) -> None:
    from rongmei.domains.ingest.queries import due

    source = provider(editor, folder)
    assert due() == [source]
    api.pause_provider(actor=editor, provider=source)
    assert due() == []
    api.resume_provider(actor=editor, provider=source)
    assert due() == [source]


def last_run(source: int) -> api.RunRecord:
    last = api.provider(source)[0].last
    assert last is not None
    return last


def test_a_fault_in_between_ends_the_run_and_keeps_what_was_taken(
    editor: Actor, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from rongmei.domains.ingest.actions import items, runs

    def fails_on_the_second(**given: object) -> object:
        if Item.objects.exists():
            raise ZeroDivisionError
        return items.take_items(**given)  # type: ignore[arg-type]

    monkeypatch.setattr(runs, "take_items", fails_on_the_second)
    monkeypatch.setattr(runs, "BATCH", 1)
    source = provider(editor, folder)
    api.run_provider(actor=editor, provider=source)
    last = last_run(source)
    assert (last.state, last.received) == ("failed", 1)
    assert "系统管理员" in last.problems[0]
    assert "broke while it was taken in" in caplog.text
    monkeypatch.undo()
    api.run_provider(actor=editor, provider=source)
    assert Item.objects.count() == 2


@pytest.mark.parametrize(("text", "kept"), [(feeds.RSS, "etag-1"), (feeds.RSS[:-60], "")])
def test_a_source_with_a_fault_is_asked_for_whole_the_next_time(
    editor: Actor, monkeypatch: pytest.MonkeyPatch, text: str, kept: str
) -> None:
    from rongmei.domains.ingest.actions import runs
    from rongmei.domains.ingest.adapters.parsers.parsed import Input
    from rongmei.domains.ingest.adapters.transports import Fetched

    class Fetches:
        @staticmethod
        def get(_name: str) -> object:
            return lambda *_marks: Fetched((Input(text.encode()),), "etag-1")

    monkeypatch.setattr(runs, "transports", Fetches)
    source = api.add_provider(actor=editor, name="", location="https://x.example/feed")
    api.run_provider(actor=editor, provider=source)
    assert Provider.objects.get(pk=source).etag == kept


def test_what_one_file_of_a_folder_lacks_is_told_and_the_others_come_in(editor: Actor, folder: Path) -> None:
    (folder / "a.xml").write_text(feeds.RSS, "utf-8")
    (folder / "b.json").write_text("{", "utf-8")
    (folder / "c.xml").symlink_to("/etc/hostname")
    source = api.add_provider(actor=editor, name="云稿库", location=str(folder))
    api.run_provider(actor=editor, provider=source)
    last = last_run(source)
    assert (last.state, last.received, len(last.problems)) == ("done", 2, 2)


def test_the_clock_fetches_what_is_due_and_a_refusal_stops_nobody(editor: Actor, folder: Path) -> None:
    from rongmei.domains.ingest import tasks

    source = provider(editor, folder)
    tasks.run(organisation=editor.organisation, provider=source)
    assert last_run(source).received == 2
    api.pause_provider(actor=editor, provider=source)
    tasks.run(organisation=editor.organisation, provider=source + 1)
    Run.objects.create(provider_id=source, lease_until=timezone.now() + timedelta(minutes=1))
    tasks.run(organisation=editor.organisation, provider=source)


def test_the_sweep_queues_each_due_provider_in_its_own_organisation(
    editor: Actor, folder: Path, other_county: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rongmei.domains.ingest import tasks

    queued: list[dict[str, int]] = []
    monkeypatch.setattr(tasks.run, "defer", lambda **ids: queued.append(ids))
    source = provider(editor, folder)
    with scoped(other_county.pk):
        other = api.add_provider(actor=Actor.system(other_county.pk), name="", location="https://y.example")
    tasks.sweep()
    assert queued == [
        {"organisation": editor.organisation, "provider": source},
        {"organisation": other_county.pk, "provider": other},
    ]


def test_items_are_listed_by_provider_and_found_by_words(editor: Actor, folder: Path) -> None:
    source = provider(editor, folder)
    api.run_provider(actor=editor, provider=source)
    assert [i.headline for i in api.items(words="通江县委")] == ["通江县委召开会议"]
    assert len(api.items(provider=source)) == 2
    assert api.items(provider=source + 1) == []
    assert [p.name for p in api.providers()] == ["市级"]
    assert api.item(api.items()[0].id).provider_name == "市级"


def test_what_cannot_be_stored_is_left_out_of_a_provider(editor: Actor) -> None:
    source = api.add_provider(actor=editor, name="市\0级\n台", location=" https://x.example/\0feed ")
    assert (api.provider(source)[0].name, api.provider(source)[0].location) == ("市级 台", "https://x.example/feed")


def test_the_same_address_is_one_provider(editor: Actor, folder: Path) -> None:
    assert provider(editor, folder) == provider(editor, folder)
    assert Provider.objects.count() == 1


def test_a_reporter_keeps_no_providers(make_actor: MakeActor) -> None:
    with pytest.raises(Denied):
        api.add_provider(actor=make_actor(Role.REPORTER), name="", location="https://x.example")


def test_an_address_is_needed(editor: Actor) -> None:
    with pytest.raises(Refusal, match="地址"):
        api.add_provider(actor=editor, name="", location=" ")
