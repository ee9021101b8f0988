"""The files against the bake manifest, which whoever reaches the folder cannot change."""

import shutil
from pathlib import Path

import pytest

from rongmei.core.permissions import Actor
from rongmei.domains.publishing import api, tasks
from rongmei.domains.publishing.adapters.formatters import pages
from tests.factories import publishing as make
from tests.factories.stories import make_content

pytestmark = pytest.mark.usefixtures("scope")


def test_what_was_defaced_is_baked_again_and_what_was_planted_is_left_as_evidence(author: Actor, public: Path) -> None:
    number = make.published_story(author, make_content("原样", cover=make.picture(author)))
    before = {path: (public / path).read_bytes() for path in make.files(public)}
    for path in before:
        (public / path).write_bytes(b"defaced")
    (public / "511921/extra.html").write_text("planted")
    tasks.walk()
    assert {path: (public / path).read_bytes() for path in before} == before
    assert api.patrol() == ["extra.html"]
    assert "原样" in make.page(number).read_text()


def test_a_planted_tombstone_is_seen_and_taken_away(author: Actor) -> None:
    number = make.published_story(author)
    there = make.page(number)
    there.with_name(there.name + ".gone").write_text("410")
    assert api.patrol() == [str(there.relative_to(there.parents[2]))]
    tasks.walk()
    assert api.patrol() == []


def test_an_old_backup_of_the_whole_folder_brings_nothing_back(
    author: Actor, chief: Actor, public: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    number = make.published_story(author, make_content("要撤的稿", cover=make.picture(author)))
    kept = make.published_story(author, make_content("留下的稿"))
    there = make.page(number)
    backup = tmp_path_factory.mktemp("backup") / "public"
    shutil.copytree(public, backup)
    api.withdraw(actor=chief, story=number, reason="有误")
    tasks.settle(organisation=author.organisation, story=number)
    shutil.rmtree(public)
    shutil.copytree(backup, public)
    assert "要撤的稿" in there.read_text()
    tasks.graves()
    assert not there.exists()
    assert there.with_name(there.name + ".gone").exists()
    everything = "".join((public / path).read_text(errors="ignore") for path in make.files(public))
    assert "要撤的稿" not in everything
    assert make.page(kept).exists()
    assert api.patrol() == []


def test_quiet_graves_are_left_alone(author: Actor, chief: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    number = make.published_story(author)
    api.withdraw(actor=chief, story=number, reason="有误")
    tasks.settle(organisation=author.organisation, story=number)
    monkeypatch.setattr(tasks, "settle", pytest.fail)
    tasks.graves()


def test_a_lost_folder_is_made_again(author: Actor, public: Path) -> None:
    make.published_story(author, make_content("在线", cover=make.picture(author)))
    before = make.files(public)
    shutil.rmtree(public / "511921")
    tasks.walk()
    assert make.files(public) == before
    assert api.patrol() == []


def test_a_site_with_another_releases_style_is_dressed_anew(
    author: Actor, public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = make.published_story(author)
    tasks.front(organisation=author.organisation)
    dressed: list[int] = []
    monkeypatch.setattr(tasks.dress, "defer", lambda *, organisation: dressed.append(organisation))
    tasks.fashion()
    assert dressed == []
    style = {**pages.ASSETS, "style": "icon.svg"}
    monkeypatch.setattr(pages, "ASSETS", style)
    tasks.fashion()
    assert dressed == [author.organisation]
    tasks.dress(organisation=author.organisation)
    assert pages.site_assets()[0]["style"] in make.page(number).read_text()
    assert (public / "511921" / pages.site_assets()[0]["style"]).is_file()
    tasks.fashion()
    assert dressed == [author.organisation]


def test_an_old_database_does_not_bring_back_what_a_tombstone_has_withdrawn(author: Actor) -> None:
    number, kept = make.published_story(author), make.published_story(author)
    there = make.page(number)
    there.with_name(there.name + ".gone").write_text("410")
    system = Actor.system(author.organisation)
    tasks.front(organisation=author.organisation)
    site = there.parents[2]
    assert f"/{number}.html" in (site / "index.html").read_text()
    assert api.honour_tombstones(actor=system) == [number]
    assert there.with_name(there.name + ".gone").exists()
    assert not there.exists()
    assert not (site / "ninjs" / f"{number}.json").exists()
    assert f"/{number}.html" not in (site / "index.html").read_text()
    tasks.settle(organisation=author.organisation, story=number)
    tasks.walk()
    assert not there.exists()
    assert make.page(kept).exists()
    assert api.honour_tombstones(actor=system) == []
