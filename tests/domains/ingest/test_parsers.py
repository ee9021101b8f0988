"""Every word arrives, nothing hostile does, and a fault loses only what is faulty."""

import pytest
from tests.domains.ingest import feeds
from tests.domains.ingest.reading import read, storable, strings


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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_chinese_that_says_nothing_of_its_encoding_is_read(encoding: str) -> None:
    text = feeds.RSS.removeprefix('<?xml version="1.0" encoding="UTF-8"?>\n')
    assert read(text.encode(encoding)).items[0].headline == "恩阳区融媒体中心揭牌"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gb18030"])
def test_json_in_any_encoding_is_read(encoding: str) -> None:
    assert read(feeds.NINJS.encode(encoding)).items[0].headline == "三点一版"


def test_western_text_in_an_old_encoding_is_not_taken_for_chinese() -> None:
    feed = "<rss version='2.0'><channel><item><title>Fête à Orléans</title></item></channel></rss>"
    assert read(feed.encode("latin-1")).items[0].headline == "Fête à Orléans"


def test_a_file_without_a_media_type_has_no_fault() -> None:
    assert read(feeds.ATOM).problems == ()


def one_entry(rest: str) -> str:
    return f"<rss version='2.0'><channel><item><title>题</title>{rest}</item></channel></rss>"


# Each of these makes feedparser 6.0.14 raise.
POISON = (
    "<pubDate>&#xD800;</pubDate>",
    "<pubDate>Mon, 99999999999999 Nov 2026 08:00:00 GMT</pubDate>",
    '<georss:point xmlns:georss="http://www.georss.org/georss">x</georss:point>',
    '<cc:license xmlns:cc="http://web.resource.org/cc/"/>',
)


@pytest.mark.parametrize("poison", POISON)
def test_an_entry_that_breaks_the_reader_loses_at_most_itself(poison: str) -> None:
    bad = feeds.RSS.replace("<item><guid>city-2", f"<item>{poison}<title>坏</title></item><item><guid>city-2")
    found = read(bad)
    assert [i.headline for i in found.items if i.headline != "坏"] == ["恩阳区融媒体中心揭牌", "通江县委召开会议"]
    assert len(found.items) == 3 or "1" in found.problems[0].words


def test_an_entry_with_nothing_in_it_is_told() -> None:
    found = read("<rss version='2.0'><channel><item><title>一</title></item><item/></channel></rss>")
    assert [i.headline for i in found.items] == ["一"]
    assert "有 1 条" in found.problems[0].words


def test_pictures_of_the_text_come_with_their_words() -> None:
    body = "&lt;p&gt;一&lt;img src='https://x.example/a.jpg' alt='茶园'&gt;&lt;img src='javascript:x'&gt;"
    enclosed = "<enclosure url='https://x.example/b.mp3' type='audio/mpeg'/>"
    media = read(one_entry(f"<description>{body}</description>{enclosed}")).items[0].media
    assert [(m.url, m.mime, m.caption) for m in media] == [
        ("https://x.example/b.mp3", "audio/mpeg", ""),
        ("https://x.example/a.jpg", "image/*", "茶园"),
    ]


def test_words_that_stand_only_in_the_summary_are_not_cut_short() -> None:
    long = "会议强调" * 300
    apart = f'{{"uri": "x:1", "headline": "题", "body_text": "正文", "description_text": "{long}"}}'
    assert len(read(one_entry(f"<description>{long}</description>")).items[0].summary) == 500
    assert read(apart).items[0].summary == long


def test_a_json_feed_with_everything_in_it() -> None:
    found = read(feeds.RICH_JSON_FEED)
    one, two, three = found.items
    assert one.byline == "甲、乙"
    assert [(m.url, m.mime) for m in one.media] == [
        ("https://x.example/c.jpg", "image/*"),
        ("https://x.example/a.jpg", "image/*"),
        ("https://x.example/b.mp4", "video/mp4"),
    ]
    assert two.headline == "https://x.example/2"
    assert three.byline == "丙"
    assert "有 3 条" in found.problems[0].words


@pytest.mark.parametrize(
    "text", ['{"version":"https://jsonfeed.org/version/1.1"}', '{"version":"https://jsonfeed.org/version/1","items":5}']
)
def test_a_json_feed_without_a_list_is_told(text: str) -> None:
    assert "items" in read(text).problems[0].words


def test_a_fault_of_ours_is_told_and_logged_and_breaks_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_data: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("rongmei.domains.ingest.adapters.parsers.ninjs.read", broken)
    assert "无法解析" in read("{}").problems[0].words
    assert "could not be read" in caplog.text


def test_what_no_database_holds_is_left_out() -> None:
    found = read('{"uri":"https://x.example/\\u0000a","headline":"甲\\ud800乙","body_text":"\\udfff\\u0000丙"}').items[
        0
    ]
    assert all(map(storable, strings(found)))
    assert (found.headline, found.text) == ("甲乙", "丙")
    assert len(found.key) == len(found.content_hash) == 64
