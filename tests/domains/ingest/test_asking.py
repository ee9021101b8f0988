"""A fetch is asked for on a page and made by a worker; it can be stopped, and loses nothing it has taken."""

from pathlib import Path

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.domains.ingest import feeds
from tests.support.marks import Fetching
from tests.support.people import MakeActor
from tests.support.waiting import until

from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.journal import dispatcher
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.core.registry import TransitionRefused
from rongmei.core.scoping import scoped
from rongmei.domains.ingest import api, tasks
from rongmei.domains.ingest.actions import items, runs
from rongmei.domains.ingest.adapters.parsers import ParsedItem
from rongmei.domains.ingest.models import Item, Provider, Run
from rongmei.domains.organisations.models import Organisation


@pytest.fixture
def editor(scope: None, make_actor: MakeActor) -> Actor:
    return make_actor(Role.EDITOR)


@pytest.fixture
def source(editor: Actor, tmp_path: Path, settings: object) -> int:
    settings.RONGMEI_FEED_FOLDERS = [tmp_path.resolve()]  # type: ignore[attr-defined]
    (tmp_path / "feed.xml").write_text(feeds.RSS, "utf-8")
    return api.add_provider(actor=editor, name="市级", location=str(tmp_path / "feed.xml"))


def last(source: int) -> api.RunRecord:
    found = api.provider(source)[0].last
    assert found is not None
    return found


def test_asking_fetches_nothing_itself_and_a_worker_takes_it_up_once(editor: Actor, source: int) -> None:
    asked = api.ask_run(actor=editor, provider=source)
    assert (last(source).state, last(source).open, Item.objects.count()) == ("queued", True, 0)
    for _twice in range(2):
        tasks.take_up(organisation=editor.organisation, asked=asked)
    assert (last(source).id, last(source).state, last(source).received) == (asked, "done", 2)
    assert Run.objects.count() == 1


def test_asking_twice_waits_once(editor: Actor, source: int) -> None:
    assert api.ask_run(actor=editor, provider=source) == api.ask_run(actor=editor, provider=source)


def test_nobody_asks_while_it_is_being_fetched(editor: Actor, source: int, fetching: Fetching) -> None:
    fetching(source)
    runs.start_run(actor=editor, provider=source)
    with pytest.raises(Refusal, match="正在采集中"):
        api.ask_run(actor=editor, provider=source)


def dispatched() -> ProcrastinateJob | None:
    """The job, once the dispatcher has come to the deed: it waits for every older transaction of the server."""
    dispatcher.run_once()
    found: ProcrastinateJob | None = ProcrastinateJob.objects.filter(task_name="ingest.take_up").first()
    return found


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_the_deed_becomes_a_job(county: Organisation, make_actor: MakeActor) -> None:
    with scoped(county.pk):
        editor = make_actor(Role.EDITOR)
        asked = api.ask_run(
            actor=editor, provider=api.add_provider(actor=editor, name="", location="https://x.example/feed")
        )
    job = until(dispatched)
    assert job is not None
    assert job.args == {"organisation": county.pk, "asked": asked}


def test_the_clock_takes_up_what_was_asked_for(editor: Actor, source: int) -> None:
    asked = api.ask_run(actor=editor, provider=source)
    tasks.run(organisation=editor.organisation, provider=source)
    assert (last(source).id, last(source).state) == (asked, "done")


def test_a_run_stopped_before_it_began_is_not_made(editor: Actor, source: int) -> None:
    asked = api.ask_run(actor=editor, provider=source)
    api.stop_run(actor=editor, run=asked)
    tasks.take_up(organisation=editor.organisation, asked=asked)
    assert (last(source).state, Item.objects.count()) == ("stopped", 0)


def test_a_run_stopped_on_its_way_keeps_what_it_took_and_asks_for_all_again(
    editor: Actor, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "BATCH", 1)
    take = items.take_items

    def stop_after_the_first(*, actor: Actor, provider: int, parsed: list[ParsedItem]) -> items.Taken:
        taken = take(actor=actor, provider=provider, parsed=parsed)
        api.stop_run(actor=editor, run=last(source).id)
        return taken

    monkeypatch.setattr(runs, "take_items", stop_after_the_first)
    Provider.objects.update(etag="earlier")
    api.run_provider(actor=editor, provider=source)
    assert (last(source).state, last(source).received, Item.objects.count()) == ("stopped", 1, 1)
    assert Provider.objects.get().etag == "earlier"
    monkeypatch.setattr(runs, "take_items", take)
    api.run_provider(actor=editor, provider=source)
    assert (last(source).received, last(source).known) == (1, 1)


def test_what_is_over_is_not_stopped(editor: Actor, source: int) -> None:
    run = api.run_provider(actor=editor, provider=source)
    with pytest.raises(TransitionRefused):
        api.stop_run(actor=editor, run=run)


def test_asking_and_stopping_are_the_newsrooms(editor: Actor, source: int, make_actor: MakeActor) -> None:
    asked = api.ask_run(actor=editor, provider=source)
    stranger = make_actor(Role.CORRESPONDENT)
    with pytest.raises(Denied):
        api.ask_run(actor=stranger, provider=source)
    with pytest.raises(Denied):
        api.stop_run(actor=stranger, run=asked)
    assert [e.verb for e in Entry.objects.filter(object_kind="ingest.run")] == ["run.asked"]


def test_another_centres_provider_is_neither_asked_nor_stopped(
    editor: Actor, source: int, other_county: Organisation, make_actor: MakeActor
) -> None:
    asked = api.ask_run(actor=editor, provider=source)
    stranger = make_actor(Role.EDITOR, organisation=other_county)
    with scoped(other_county.pk):
        with pytest.raises(NotFound):
            api.ask_run(actor=stranger, provider=source)
        with pytest.raises(NotFound):
            api.stop_run(actor=stranger, run=asked)
        tasks.take_up(organisation=other_county.pk, asked=asked)
    assert last(source).state == "queued"
