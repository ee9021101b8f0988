"""The whole world of 通江, played into a database: every state is there to be seen, and every walk of it was real."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from rongmei.config.demo import cast, loading, mark, world
from rongmei.core.i18n import Refusal
from rongmei.core.journal.models import Entry, Parked
from rongmei.core.journal.sealer import seal
from rongmei.core.journal.verify import verify
from rongmei.core.scoping import scoped
from rongmei.domains.ingest import api as ingest
from rongmei.domains.insight.api import today
from rongmei.domains.liaison import api as liaison
from rongmei.domains.organisations.api import by_code, desks
from rongmei.domains.planning import api as planning
from rongmei.domains.publishing import api as publishing
from rongmei.domains.review.api import open_reviews, rounds
from rongmei.domains.stories import api as stories
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


@pytest.fixture
def home(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A node's folder of its own, and a world of one centre and its city."""
    settings.RONGMEI_HOME, settings.RONGMEI_LAKE = tmp_path, tmp_path / "lake"
    settings.RONGMEI_PUBLIC_ROOT = tmp_path / "public"
    settings.RONGMEI_FEED_FOLDERS = [tmp_path / "feeds"]
    for folder in ("run", "lake", "public", "journal"):
        (tmp_path / folder).mkdir()
    only = tuple(c for c in cast.CENTRES if c.code in (cast.FEATURED, cast.CITY))
    monkeypatch.setattr(world.load_people, "__defaults__", (only,))
    monkeypatch.setattr(loading, "centres", lambda: [cast.CITY, cast.FEATURED])
    return tmp_path


def test_every_state_can_be_seen(home: Path) -> None:
    said: list[str] = []
    loading.load(say=said.append)
    assert mark.read(home) is mark.Stage.LOADED
    assert len(said) >= 10
    with scoped(by_code(cast.FEATURED).id):
        _stories()
        _planning()
        _gathering()
        _readers()
        assert publishing.patrol() == []
    _linkage()
    _journal()
    said.clear()
    loading.load(say=said.append)
    assert said == []


def _linkage() -> None:
    with scoped(by_code(cast.FEATURED).id):
        assert {s.state for s in liaison.submissions()} == {"sent", "signed_for", "adopted", "returned"}
        assert [s for s in liaison.submissions() if s.error] == []
        assert any(stage.url for s in liaison.submissions() for stage in s.stages)
    with scoped(by_code(cast.CITY).id):
        assert {r.state for r in liaison.incoming()} == {"received", "signed_for", "adopted", "returned"}
        [found] = liaison.open_differences()
        assert stories.difference(found.before, found.after).changed
        assert publishing.public_url(found.story)
        assert publishing.patrol() == []


def _stories() -> None:
    there = Counter(s.state for s in stories.stories(limit=500))
    assert set(there) == set(stories.StoryState.values)
    assert there["published"] >= 16
    assert {r.turn.order for r in open_reviews() if r.turn} == {1, 2, 3}
    sent = publishing.deliveries(limit=500)
    assert {"live", "pending", "corrected", "withdrawn", "failed", "cancelled"} <= {d.state for d in sent}
    assert any(d.scheduled for d in sent)
    assert all(d.error for d in sent if d.state == "failed")
    reviews = {r.state for s in stories.stories(limit=500) for r in rounds("story", s.id)}
    assert reviews == {"open", "signed", "returned", "withdrawn", "voided"}
    told = [s for s in stories.stories(limit=500) if any(r.state == "returned" for r in rounds("story", s.id))]
    assert len(told) >= 3
    changed = [v for s in stories.stories(limit=500) if len(v := stories.versions(s.id)) > 1]
    assert len(changed) >= 10
    assert all(stories.difference(v[1].content, v[0].content) for v in changed)
    spread = {d.first_live_at.date() for d in publishing.live(limit=500) if d.first_live_at}
    assert len(spread) >= 8


def _planning() -> None:
    assert {x.state for x in planning.leads(limit=500)} == set(planning.LeadState.values)
    assert len(planning.leads(limit=500)) >= 30
    topics = planning.topics(limit=500)
    assert {t.state for t in topics} == set(planning.TopicState.values)
    given = planning.assignments(open_only=False, limit=500)
    assert {"offered", "accepted", "done", "cancelled"} <= {a.state for a in given}
    assert any(a.late for a in given)
    assert any(a.desk for a in given)
    teams = [d for d in desks(open_only=False) if d.is_team]
    assert {bool(team.closed_at) for team in teams} == {True, False}
    follow_up = [t for t in topics if t.follows]
    assert [t.state for t in follow_up] == ["proposed"], "the one topic that did well, and only it, is to be followed"


def _gathering() -> None:
    sources = ingest.providers()
    assert {p.state for p in sources} == {"active", "paused"}
    assert {p.last.state for p in sources if p.last} == {"done", "failed"}
    runs = {run.state for p in sources for run in ingest.provider(p.id)[1]}
    assert {"done", "failed", "stopped"} <= runs
    assert all(p.last.problems for p in sources if p.last and p.last.state == "failed")


def _readers() -> None:
    total = today().total
    assert total is not None
    assert total.views > 50


def _journal() -> None:
    assert not Parked.objects.exists()
    while seal()[0]:
        pass
    assert verify(None, None).sound
    with scoped(by_code(cast.FEATURED).id):
        times = list(Entry.objects.order_by("id").values_list("at", flat=True))
    assert times == sorted(times), "deeds stand in the journal in the order they were done"


def test_a_node_where_people_work_is_left_alone(home: Path) -> None:
    make_user("somebody")
    with pytest.raises(Refusal, match="真实单位"):
        loading.load(say=print)
    assert mark.read(home) is mark.Stage.NONE


def test_bare_means_no_work_yet(home: Path) -> None:
    loading.load(say=lambda _line: None, bare=True)
    with scoped(by_code(cast.FEATURED).id):
        assert stories.stories() == []
        assert desks()
