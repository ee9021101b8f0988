"""A run whose worker died is closed and made again at once; one that dies again waits for its time."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.domains.ingest import feeds
from tests.support.marks import Fetching
from tests.support.people import MakeActor
from tests.support.waiting import until

from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Role
from rongmei.core.tasks.holding import held
from rongmei.domains.ingest import api, tasks
from rongmei.domains.ingest.actions import runs
from rongmei.domains.ingest.actions.items import Taken
from rongmei.domains.ingest.models import Item, Provider, Run


@pytest.fixture
def editor(scope: None, make_actor: MakeActor) -> Actor:
    return make_actor(Role.EDITOR)


@pytest.fixture
def source(editor: Actor, tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch) -> int:
    settings.RONGMEI_FEED_FOLDERS = [tmp_path.resolve()]  # type: ignore[attr-defined]
    (tmp_path / "feed.xml").write_text(feeds.RSS, "utf-8")
    monkeypatch.setattr(tasks.run, "defer", tasks.run)
    return api.add_provider(actor=editor, name="市级", location=str(tmp_path / "feed.xml"))


def die(editor: Actor, source: int) -> int:
    """A worker begins to fetch, and is killed: nobody holds its mark any more; returns the run."""
    return runs.start_run(actor=editor, provider=source)


def states(source: int) -> list[str]:
    return list(Run.objects.filter(provider_id=source).order_by("pk").values_list("state", flat=True))


def test_a_dead_run_is_closed_and_made_again_before_its_time(editor: Actor, source: int) -> None:
    run = die(editor, source)
    tasks.sweep()
    assert states(source) == ["failed", "done"]
    assert Item.objects.count() == 2
    assert Entry.objects.get(verb="run.failed").object_id == run


def test_a_run_that_dies_twice_waits_for_its_time(editor: Actor, source: int) -> None:
    die(editor, source)
    assert runs.give_up_dead(actor=editor) == [source]
    die(editor, source)
    tasks.sweep()
    assert states(source) == ["failed", "failed"]
    Provider.mine().update(next_at=timezone.now())
    tasks.sweep()
    assert states(source) == ["failed", "failed", "done"]


def test_a_run_under_way_is_left_alone(editor: Actor, source: int, fetching: Fetching) -> None:
    fetching(source)
    runs.start_run(actor=editor, provider=source)
    tasks.sweep()
    assert states(source) == ["running"]


def test_a_worker_that_hangs_is_given_up_when_its_lease_ends(editor: Actor, source: int, fetching: Fetching) -> None:
    fetching(source)
    run = runs.start_run(actor=editor, provider=source)
    Run.mine().filter(pk=run).update(lease_until=timezone.now() - timedelta(seconds=1))
    tasks.sweep()
    assert states(source) == ["failed", "done"]


def test_a_mark_ends_with_its_connection(editor: Actor, source: int, fetching: Fetching) -> None:
    worker = fetching(source)
    assert held(runs._mark(source))
    worker.close()
    until(lambda: not held(runs._mark(source)))


def test_a_paused_providers_dead_run_is_made_again_too(editor: Actor, source: int) -> None:
    die(editor, source)
    api.pause_provider(actor=editor, provider=source)
    tasks.sweep()
    assert states(source) == ["failed", "done"]


def test_a_worker_that_was_given_up_takes_no_more_and_keeps_no_marks(
    editor: Actor, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "LEASE", timedelta(seconds=-1))
    given_up = runs.start_run(actor=editor, provider=source)
    runs.give_up_dead(actor=editor)
    assert not runs._renew(given_up, Taken())


@pytest.mark.parametrize("begin", [runs.ask_run, runs.start_run])
def test_archiving_stops_what_waits_or_runs(editor: Actor, source: int, begin: object) -> None:
    begin(actor=editor, provider=source)  # type: ignore[operator]
    api.archive_provider(actor=editor, provider=source)
    assert states(source) == ["stopped"]
