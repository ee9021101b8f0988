"""Clocks that jump and backups that come back: neither brings out what is not to be out."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor
from rongmei.domains.publishing import api, tasks
from tests.adversarial.conftest import Scene, said
from tests.factories import publishing as make
from tests.factories.stories import make_content, write_over

pytestmark = pytest.mark.usefixtures("scope")

YEAR = timedelta(days=365)


def jump(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    """From here on this process's clock is wrong."""
    real = timezone.now

    def now() -> datetime:
        return real() + by

    monkeypatch.setattr(timezone, "now", now)


def test_what_waits_for_its_time_does_not_go_before(scene: Scene, public: Path) -> None:
    tasks.send(organisation=scene.org, delivery=scene.delivery)
    assert api.delivery(scene.delivery).scheduled
    assert "签发的稿" not in said(public)


def test_nor_on_a_clock_that_was_set_back(scene: Scene, public: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jump(monkeypatch, -YEAR)
    make.send_due(scene.org)
    tasks.send(organisation=scene.org, delivery=scene.delivery)
    assert api.delivery(scene.delivery).state == "pending"
    assert "签发的稿" not in said(public)


def test_it_goes_when_its_time_has_come(scene: Scene, public: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the tests above could not fail."""
    jump(monkeypatch, timedelta(days=2))
    make.send_due(scene.org)
    assert "签发的稿" in said(public)


@pytest.mark.parametrize("by", [-YEAR, YEAR], ids=["back", "forward"])
def test_no_clock_makes_a_void_signature_hold(
    scene: Scene, author: Actor, public: Path, monkeypatch: pytest.MonkeyPatch, by: timedelta
) -> None:
    write_over(author, scene.signed, make_content("改过"))
    jump(monkeypatch, by)
    make.send_due(scene.org)
    tasks.send(organisation=scene.org, delivery=scene.delivery)
    assert api.delivery(scene.delivery).state == ("pending" if by < timedelta() else "cancelled")
    assert "签发的稿" not in said(public)


@pytest.mark.parametrize("by", [-YEAR, YEAR], ids=["back", "forward"])
def test_no_clock_brings_back_what_was_withdrawn(
    scene: Scene, public: Path, monkeypatch: pytest.MonkeyPatch, by: timedelta
) -> None:
    jump(monkeypatch, by)
    make.send_due(scene.org)
    tasks.send(organisation=scene.org, delivery=scene.gone)
    tasks.settle(organisation=scene.org, story=scene.withdrawn)
    tasks.graves()
    tasks.walk()
    assert api.delivery(scene.gone).state == "withdrawn"
    assert "撤下的稿" not in said(public)


def test_files_of_an_old_backup_bring_nothing_back(
    author: Actor, chief: Actor, public: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    story = make.published_story(author, make_content("要撤的稿"))
    backup = tmp_path_factory.mktemp("backup") / "public"
    shutil.copytree(public, backup)
    api.withdraw(actor=chief, story=story, reason="有误")
    tasks.settle(organisation=author.organisation, story=story)
    shutil.rmtree(public)
    shutil.copytree(backup, public)
    assert "要撤的稿" in said(public)
    tasks.graves()
    assert "要撤的稿" not in said(public)
    assert api.patrol() == []


def test_nor_does_the_database_of_one(author: Actor, public: Path) -> None:
    """It is of the day before the withdrawal; the tombstone beside the files is the later word."""
    story = make.published_story(author, make_content("要撤的稿"))
    page = make.page(story)
    page.with_name(page.name + ".gone").write_text("410")
    assert api.honour_tombstones(actor=Actor.system(author.organisation)) == [story]
    assert "要撤的稿" not in said(public)
    assert api.deliveries(story=story)[0].state == "withdrawn"
    assert Entry.objects.filter(verb="story.withdrawn").count() == 1
    make.send_due(author.organisation)
    assert "要撤的稿" not in said(public)
