"""Characters no database keeps, references to no character: left out, and nothing else is lost."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domains.ingest import feeds
from tests.support.people import MakeActor

from rongmei.core.permissions import Actor, Role
from rongmei.domains.ingest import api
from rongmei.domains.ingest.adapters.parsers import choose
from rongmei.domains.ingest.adapters.parsers.parsed import Input
from rongmei.domains.ingest.models import Item

BAD = ("\0", "\ud800", "\udfff", "\ufffe", "\x1b")
REFERENCES = ("&#0;", "&#xD800;", "&#55296;", "&#x110000;", "&#99999999999;")


@pytest.fixture
def editor(scope: None, make_actor: MakeActor) -> Actor:
    return make_actor(Role.EDITOR)


@pytest.fixture
def folder(tmp_path: Path, settings: object) -> Path:
    settings.RONGMEI_FEED_FOLDERS = [tmp_path.resolve()]  # type: ignore[attr-defined]
    return tmp_path


def taken(editor: Actor, location: Path) -> api.RunRecord:
    source = api.add_provider(actor=editor, name="", location=str(location))
    api.run_provider(actor=editor, provider=source)
    last = api.provider(source)[0].last
    assert last
    return last


def json_feed(bad: str) -> dict[str, object]:
    entry = {
        "id": f"1{bad}", "url": f"https://a.example/{bad}", "title": f"标题{bad}", "content_html": f"<p>正文{bad}</p>",
        "summary": f"提要{bad}", "authors": [{"name": f"记者{bad}"}],
        "attachments": [{"url": f"https://a.example/x{bad}.jpg", "mime_type": f"image/jpeg{bad}"}],
    }  # fmt: skip
    return {"version": "https://jsonfeed.org/version/1.1", "title": f"来源{bad}", "items": [entry]}


def ninjs(bad: str) -> dict[str, object]:
    return {
        "uri": f"https://a.example/{bad}", "headline": f"标题{bad}", "body_html": f"<p>正文{bad}</p>",
        "byline": bad, "usageterms": bad, "copyrightholder": bad,
        "renditions": {"x": {"href": f"https://a.example/x{bad}.jpg", "mimetype": f"image/jpeg{bad}"}},
        "description_text": bad,
    }  # fmt: skip


@pytest.mark.parametrize("make", [json_feed, ninjs])
@pytest.mark.parametrize("bad", BAD)
def test_what_no_database_keeps_is_left_out_and_the_item_is_taken(
    editor: Actor, folder: Path, make: object, bad: str
) -> None:
    (folder / "feed.json").write_text(json.dumps(make(bad)))  # type: ignore[operator]
    assert taken(editor, folder / "feed.json").problems == ()
    assert Item.objects.get().headline == "标题"


@pytest.mark.parametrize("bad", REFERENCES)
def test_a_reference_to_no_character_stops_no_feed(editor: Actor, folder: Path, bad: str) -> None:
    (folder / "feed.xml").write_text(feeds.RSS.replace("会议强调", f"会议{bad}强调"), "utf-8")
    taken(editor, folder / "feed.xml")
    assert Item.objects.count() == 2


@given(st.recursive(st.none() | st.integers() | st.text(st.characters()), lambda s: st.lists(s) | st.dictionaries(
    st.sampled_from(["items", "version", "title", "id", "uri", "headline", "bodies", "value", "renditions", "href"]), s
)))  # fmt: skip
def test_no_json_raises(data: object) -> None:
    choose._read(Input(json.dumps(data).encode()))


@given(st.lists(st.sampled_from([*REFERENCES, "<item>", "</item>", "<title>", "<rss>", "&", "]]>", "文", "\xff"])))
def test_no_markup_raises(parts: list[str]) -> None:
    choose._read(Input(("<rss version='2.0'><channel>" + "".join(parts)).encode()))


def test_one_bad_file_of_a_folder_is_told_and_the_others_are_taken(editor: Actor, folder: Path) -> None:
    (folder / "a.xml").symlink_to("/etc/hostname")
    (folder / "b.xml").write_text(feeds.RSS, "utf-8")
    last = taken(editor, folder)
    assert Item.objects.count() == 2
    assert "RONGMEI_FEED_FOLDERS" in last.problems[0]
