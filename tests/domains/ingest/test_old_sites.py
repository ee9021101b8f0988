"""An old site's articles: WordPress's export and a table. Only what was public comes in, every word of it."""

from pathlib import Path

import pytest
from django.test import override_settings
from tests.domains.ingest.reading import read
from tests.support.people import MakeActor

from rongmei.core.journal import dispatcher
from rongmei.core.permissions import Role
from rongmei.domains.ingest import api
from rongmei.domains.planning.api import leads

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>通江新闻网</title>
<wp:author><wp:author_login>zhangsan</wp:author_login><wp:author_display_name>张三</wp:author_display_name></wp:author>
"""
TAIL = "</channel></rss>"


def item(number: int, title: str, body: str = "正文", *, status: str = "publish", more: str = "") -> str:
    kind = "" if "post_type" in more else "<wp:post_type>post</wp:post_type>"
    return f"""<item><title>{title}</title><link>https://old.example.cn/{number}/</link>
<pubDate>Sun, 12 May 2019 01:02:03 +0000</pubDate><dc:creator>zhangsan</dc:creator>
<guid isPermaLink="false">https://old.example.cn/?p={number}</guid>
<content:encoded><![CDATA[{body}]]></content:encoded><excerpt:encoded></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:status>{status}</wp:status>{kind}{more}</item>"""


LEFT = {
    "草稿": item(2, "草稿", status="draft"),
    "私密": item(3, "私密", status="private"),
    "密码": item(4, "密码", more="<wp:post_password>x</wp:post_password>"),
    "页面": item(5, "页面", more="<wp:post_type>page</wp:post_type>"),
}


def export(*items: str) -> str:
    return HEAD + "".join(items) + TAIL


def test_a_public_article_comes_with_author_date_and_address() -> None:
    found = read(export(item(1, "银耳丰收", "第一段\n\n第二段 <b>粗</b>")))
    (article,) = found.items
    assert (article.headline, article.byline, article.source) == ("银耳丰收", "张三", "通江新闻网")
    assert (article.guid, article.url) == ("https://old.example.cn/?p=1", "https://old.example.cn/1/")
    assert article.text.splitlines() == ["第一段", "第二段 粗"]
    assert article.published_at
    assert article.published_at.isoformat() == "2019-05-12T01:02:03+00:00"
    assert found.problems == ()


@pytest.mark.parametrize("kind", LEFT)
def test_what_was_not_public_is_left_out_and_told(kind: str) -> None:
    found = read(export(item(1, "公开"), LEFT[kind]))
    assert [article.headline for article in found.items] == ["公开"]
    (problem,) = found.problems
    assert "没有采用 1 篇" in problem.words


def test_the_lead_picture_and_those_in_the_text_are_named_and_shortcodes_go() -> None:
    attachment = (
        "<wp:post_type>attachment</wp:post_type><wp:attachment_url>https://old.example.cn/c.jpg</wp:attachment_url>"
    )
    meta = "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>"
    body = '[caption id="a" width="3"]<img src="https://old.example.cn/b.jpg" alt="茶园"> 图说[/caption]'
    (article,) = read(export(item(1, "有图", body, more=meta), item(9, "c", more=attachment))).items
    assert [m.url for m in article.media] == ["https://old.example.cn/c.jpg", "https://old.example.cn/b.jpg"]
    assert article.text == "图说"


def test_hostile_markup_stays_outside_and_entities_are_refused() -> None:
    (article,) = read(export(item(1, "题", "<p>好</p><script>x()</script><a href='javascript:x()'>点</a>"))).items
    assert "script" not in article.html
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    found = read(HEAD.replace("<rss", f"{bomb}<rss") + item(1, "&b;") + TAIL)
    assert found.items == ()
    assert "不安全" in found.problems[0].words


def test_a_file_cut_short_gives_what_stands_before_the_cut() -> None:
    whole = export(item(1, "一"), item(2, "二"), item(3, "三"))
    found = read(whole[: whole.index("https://old.example.cn/3/")])
    assert [article.headline for article in found.items] == ["一", "二"]
    assert "第" in found.problems[0].words


TABLE = '编号,标题,正文,发布时间,作者,网址\n7,银耳,"第一段\n第二段",2019-05-12 09:00,李四,https://old.example.cn/7\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_is_known_by_its_columns_in_each_encoding(encoding: str) -> None:
    (article,) = read(TABLE.encode(encoding)).items
    assert (article.guid, article.headline, article.byline) == ("7", "银耳", "李四")
    assert article.text.splitlines() == ["第一段", "第二段"]
    assert article.published_at
    assert article.published_at.isoformat() == "2019-05-12T09:00:00+08:00"


def test_english_columns_and_markup_do_as_well() -> None:
    (article,) = read('Title,Content\nA,"<p>x <b>y</b></p><script>z()</script>"\n').items
    assert (article.headline, article.text) == ("A", "x y")


def test_rows_that_lack_something_are_named_by_their_line() -> None:
    found = read("标题,正文\n好,有\n,没有标题\n只有标题,\n")
    assert [article.headline for article in found.items] == ["好"]
    assert "没有采用 2 行" in found.problems[0].words
    assert "3、4" in found.problems[0].words


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_it_comes_in_once_can_be_found_and_makes_no_lead(scope: None, make_actor: MakeActor, tmp_path: Path) -> None:
    file = tmp_path / "export.xml"
    editor = make_actor(Role.EDITOR)
    file.write_text(export(item(1, "银耳丰收"), LEFT["草稿"]))
    with override_settings(RONGMEI_FEED_FOLDERS=[tmp_path]):
        source = api.add_provider(actor=editor, name="旧网站", location=str(file), every_seconds=86400)
        for _time in range(2):
            api.run_provider(actor=editor, provider=source)
    (kept,) = api.items()
    assert (kept.headline, kept.byline) == ("银耳丰收", "张三")
    told = [problem for run in api.provider(source)[1] for problem in run.problems]
    assert any("没有采用 1 篇" in problem for problem in told)
    while dispatcher.run_once():
        pass
    assert list(leads()) == []


def test_what_only_looks_like_a_table_is_none() -> None:
    assert read("a,b\n1,2\n").items == ()
