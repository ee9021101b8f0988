"""采集源: added, changed, paused, archived and brought back, with all that they brought."""

from pathlib import Path

import pytest
from tests.domains.ingest import feeds
from tests.support.people import MakeActor

from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.core.registry import TransitionRefused
from rongmei.core.scoping import scoped
from rongmei.domains.ingest import api
from rongmei.domains.ingest.models import Provider
from rongmei.domains.ingest.queries import due
from rongmei.domains.organisations.models import Organisation

pytestmark = pytest.mark.usefixtures("scope")

ADDRESS = "https://city.example/feed"


@pytest.fixture
def editor(make_actor: MakeActor) -> Actor:
    return make_actor(Role.EDITOR)


@pytest.fixture
def source(editor: Actor) -> int:
    return api.add_provider(actor=editor, name="市级", location=ADDRESS)


@pytest.mark.parametrize(
    "location", ["feed.xml", "ftp://city.example/feed", "javascript:alert(1)", "https://", "一句话"]
)
def test_a_location_nobody_can_fetch_is_refused_at_once(editor: Actor, location: str) -> None:
    with pytest.raises(Refusal, match="看不懂这个地址"):
        api.add_provider(actor=editor, name="", location=location)


def test_a_change_is_kept_and_asks_for_everything_at_the_new_address(editor: Actor, source: int) -> None:
    Provider.objects.update(etag="x", last_modified="y")
    api.change_provider(actor=editor, provider=source, name="市级云稿库", location=ADDRESS, every_seconds=1800)
    assert Provider.objects.get().etag == "x"
    api.change_provider(actor=editor, provider=source, name=" ", location=f" {ADDRESS}2 ", every_seconds=5)
    found = api.provider(source)[0]
    assert (found.name, found.location, found.every_seconds) == (f"{ADDRESS}2", f"{ADDRESS}2", 60)
    assert (Provider.objects.get().etag, Provider.objects.get().last_modified) == ("", "")


def test_two_providers_never_share_an_address(editor: Actor, source: int) -> None:
    other = api.add_provider(actor=editor, name="别的", location="https://other.example/feed")
    with pytest.raises(Refusal, match="另一个采集源"):
        api.change_provider(actor=editor, provider=other, name="别的", location=ADDRESS, every_seconds=900)


def test_an_archived_provider_keeps_its_items_and_is_fetched_no_more(
    editor: Actor, tmp_path: Path, settings: object
) -> None:
    settings.RONGMEI_FEED_FOLDERS = [tmp_path.resolve()]  # type: ignore[attr-defined]
    (tmp_path / "feed.xml").write_text(feeds.RSS, "utf-8")
    source = api.add_provider(actor=editor, name="市级", location=str(tmp_path / "feed.xml"))
    api.run_provider(actor=editor, provider=source)
    api.archive_provider(actor=editor, provider=source)
    assert (api.providers(), [p.id for p in api.providers(archived=True)], due()) == ([], [source], [])
    assert len(api.items(provider=source)) == 2
    for act in (api.run_provider, api.ask_run, api.pause_provider, api.archive_provider):
        with pytest.raises(TransitionRefused):
            act(actor=editor, provider=source)
    api.resume_provider(actor=editor, provider=source)
    assert [p.state for p in api.providers()] == ["active"]


def test_adding_an_archived_address_again_brings_it_back(editor: Actor, source: int) -> None:
    api.archive_provider(actor=editor, provider=source)
    assert api.add_provider(actor=editor, name="", location=ADDRESS) == source
    assert api.provider(source)[0].state == "active"


def test_a_reporter_changes_and_archives_none(source: int, make_actor: MakeActor) -> None:
    reporter = make_actor(Role.REPORTER)
    with pytest.raises(Denied):
        api.archive_provider(actor=reporter, provider=source)
    with pytest.raises(Denied):
        api.change_provider(actor=reporter, provider=source, name="", location=ADDRESS, every_seconds=900)


def test_another_centres_provider_does_not_exist(
    source: int, other_county: Organisation, make_actor: MakeActor
) -> None:
    stranger = make_actor(Role.EDITOR, organisation=other_county)
    with scoped(other_county.pk):
        with pytest.raises(NotFound):
            api.archive_provider(actor=stranger, provider=source)
        with pytest.raises(NotFound):
            api.change_provider(actor=stranger, provider=source, name="", location=ADDRESS, every_seconds=900)
        assert api.add_provider(actor=stranger, name="", location=ADDRESS) != source


def test_items_come_in_pages_and_tell_what_they_said_before(editor: Actor, tmp_path: Path, settings: object) -> None:
    settings.RONGMEI_FEED_FOLDERS = [tmp_path.resolve()]  # type: ignore[attr-defined]
    feed = tmp_path / "feed.xml"
    feed.write_text(feeds.RSS, "utf-8")
    source = api.add_provider(actor=editor, name="市级", location=str(feed))
    api.run_provider(actor=editor, provider=source)
    newest, older = api.items()
    assert [i.id for i in api.items(limit=1)] == [newest.id]
    assert [i.id for i in api.items(before=newest.id)] == [older.id]
    assert (api.items_since(older.id), api.items_since(newest.id), api.items_since(0, words="恩阳区")) == (1, 0, 1)
    feed.write_text(feeds.RSS.replace("会议强调", "会议指出"), "utf-8")
    api.run_provider(actor=editor, provider=source)
    changed = next(i.id for i in api.items() if i.headline == "通江县委召开会议")
    assert [r.html for r in api.revisions(changed)] == ["会议强调"]
