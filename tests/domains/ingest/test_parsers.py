"""Every word arrives, nothing hostile does, and a fault loses only what is faulty."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domains.ingest import feeds

from rongmei.domains.ingest.adapters.cleaning import clean_html, read_date, safe_url, words_of
from rongmei.domains.ingest.adapters.parsers import ParseResult, parse
from rongmei.domains.ingest.adapters.parsers.parsed import Input


def read(text: str | bytes, **headers: str) -> ParseResult:
    return parse(Input(text if isinstance(text, bytes) else text.encode(), "https://x.example/feed", headers))


def test_every_word_of_a_nested_body_arrives() -> None:
    first = read(feeds.RSS).items[0]
    assert first.text.splitlines() == ["Gold rose 今天", "上涨", "点这里"]


def test_scripts_and_their_links_do_not() -> None:
    html = read(feeds.RSS).items[0].html
    assert "script" not in html
    assert "javascript" not in html
    assert "onclick" not in html


@pytest.mark.parametrize(
    ("source", "headline"),
    [
        (feeds.RSS, "恩阳区融媒体中心揭牌"),
        (feeds.ATOM, "标题一"),
        (feeds.RDF, "标题"),
        (feeds.JSON_FEED, "题"),
        (feeds.NINJS, "三点一版"),
    ],
)
def test_each_format_is_known_by_its_content(source: str, headline: str) -> None:
    assert read(source, **{"content-type": "text/plain"}).items[0].headline == headline


def test_plain_text_of_a_json_feed_stays_text() -> None:
    second = read(feeds.JSON_FEED).items[1]
    assert second.text == "只有正文 <b>不是标签</b>"
    assert "<b>" not in second.html


def test_a_list_of_ninjs_keeps_the_good_and_tells_of_the_bad() -> None:
    result = read(f"[{feeds.NINJS}, {{}}]")
    assert len(result.items) == 1
    assert "1" in result.problems[0].words


def test_old_ninjs_and_its_pictures() -> None:
    item = {
        "uri": "urn:1", "headline": "旧版", "body_text": "一\n二", "description_text": "提要",
        "renditions": {"main": {"href": "https://x.example/a.jpg", "mimetype": "image/jpeg"}},
        "associations": {"side": {"headline": "边栏", "renditions": {"m": {"href": "https://x.example/b.jpg"}}}},
    }  # fmt: skip
    found = read(json.dumps(item)).items[0]
    assert found.text == "一\n二"
    assert [m.url for m in found.media] == ["https://x.example/a.jpg", "https://x.example/b.jpg"]


def test_a_feed_cut_short_keeps_what_came_before() -> None:
    result = read(feeds.RSS[: feeds.RSS.index("city-2")])
    assert result.items[0].headline == "恩阳区融媒体中心揭牌"
    assert result.problems


@pytest.mark.parametrize(
    "bad", [b"", b"   ", b"{", b'{"a":', b"<html><body>hello</body></html>", b"\xff\xfe\x00", b"[]", b"[[[["]
)
def test_what_is_no_feed_is_told_in_words(bad: bytes) -> None:
    result = read(bad)
    assert not result.items
    assert result.problems[0].words


def test_chinese_in_an_old_encoding_is_read() -> None:
    text = feeds.RSS.replace("UTF-8", "GB2312")
    assert read(text.encode("gb18030")).items[0].headline == "恩阳区融媒体中心揭牌"


def test_entities_that_explode_are_not_expanded() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    result = read(f'<?xml version="1.0"?>{bomb}<rss><channel><item><title>&b;</title></item></channel></rss>')
    assert all(len(item.headline) < 1000 for item in result.items)


@pytest.mark.parametrize(
    ("text", "hour"),
    [("2026-11-23T08:00:00+08:00", 0), ("2026-11-23T08:00:00.250Z", 8), ("Mon, 23 Nov 2026 08:00:00 GMT", 8)],
)
def test_every_date_is_read(text: str, hour: int) -> None:
    moment = read_date(text)
    assert moment is not None
    assert moment.astimezone(UTC).replace(microsecond=0) == datetime(2026, 11, 23, hour, tzinfo=UTC)


@given(st.text())
def test_no_date_raises(text: str) -> None:
    read_date(text)


@given(st.text())
def test_no_address_but_http_passes(url: str) -> None:
    assert safe_url(url) == "" or safe_url(url).lower().startswith(("http://", "https://"))


PARTS = (
    "<p>", "</p>", "<b>", "<script>", "</script>", "on", "a=", '"', "'", "<img src=x onerror=y>", "<svg onload=z>",
    "href=javascript:x", "<a ", ">", "文", "<style>",
)  # fmt: skip


@given(st.lists(st.sampled_from(PARTS)))
def test_whatever_goes_in_nothing_that_acts_comes_out(parts: list[str]) -> None:
    out = clean_html("".join(parts)).lower()
    assert "<script" not in out
    assert "<svg" not in out
    assert "<img" not in out
    assert 'href="javascript' not in out


@given(st.lists(st.text("汉字abc ", min_size=1), min_size=1))
def test_every_visible_word_stays(words: list[str]) -> None:
    html = "".join(f"<div><p>{word}</p></div>" for word in words)
    assert words_of(clean_html(html)).split() == " ".join(words).split()
