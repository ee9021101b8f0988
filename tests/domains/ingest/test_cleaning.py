"""Nothing that acts comes in; every visible word does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domains.ingest.reading import Markup

from rongmei.domains.ingest.adapters.cleaning import clean_html, clean_line, pictures_of, safe_url, words_of

HOSTILE = (
    "<script>alert(1)</script>", "<svg onload=alert(1)>", "<img src=x onerror=alert(1)>",
    "<iframe src=//evil></iframe>",
    "<a href='javascript:alert(1)'>", "<a href='java\nscript:alert(1)'>", "<a href='&#106;avascript:alert(1)'>",
    "<a href='data:text/html,<script>alert(1)</script>'>", "<p style='background:url(javascript:x)'>",
    "<math><mi xlink:href='data:x'></math>", "<form action=//evil><input autofocus onfocus=x>", "<base href=//evil>",
    "<object data=x></object>", "<p onclick=x>", "<<script>script>alert(1)<</script>/script>",
    "<noscript><p title='</noscript><img onerror=x src=x>'>",
    "<style>@import '//evil'</style>", "<meta http-equiv=refresh content='0;url=//evil'>",
    "<template><script>x</script></template>",
)  # fmt: skip


@pytest.mark.parametrize("markup", HOSTILE)
def test_nothing_hostile_passes(markup: str) -> None:
    assert Markup(clean_html(f"<p>前{markup}后</p>")).acting == []


PARTS = (
    "<p>", "</p>", "<b>", "<script>", "</script>", "on", "a=", '"', "'", "<img src=x onerror=y>", "<svg onload=z>",
    "href=javascript:x", "<a ", ">", "文", "<style>", "<!--", "-->", "<title>", "<h1>", "</h1>", "<option>",
    "&lt;", "\0",
)  # fmt: skip


@given(st.lists(st.sampled_from(PARTS)))
def test_whatever_goes_in_nothing_that_acts_comes_out(parts: list[str]) -> None:
    assert Markup(clean_html("".join(parts))).acting == []


@given(st.lists(st.text("汉字abc ", min_size=1), min_size=1))
def test_every_visible_word_stays(words: list[str]) -> None:
    html = "".join(f"<div><p>{word}</p></div>" for word in words)
    assert words_of(clean_html(html)).split() == " ".join(words).split()


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>Gold <b>rose</b> today</p><ul><li>by 2</li></ul>", "Gold rose today\nby 2"),
        ("<h1>标题</h1>正文", "标题\n正文"),
        ("甲<p>乙</p>丙", "甲\n乙\n丙"),
        ("<dl><dt>名</dt><dd>值</dd></dl>", "名\n值"),
        ("<table><tr><td>姓名</td><td>年龄</td></tr><tr><td>张三</td></tr></table>", "姓名 年龄\n张三"),
        ("甲<br>乙<br/>丙<hr>丁", "甲\n乙\n丙\n丁"),
        ("1 &lt; 2 &amp;amp; 3", "1 < 2 &amp; 3"),
        ("<p>段\u3000落\u00a0一</p>", "段 落 一"),
        ("<head><title>不在页面上</title></head><p>在</p>", "在"),
    ],
)
def test_words_on_either_side_of_a_block_stay_apart(markup: str, words: str) -> None:
    assert words_of(clean_html(markup)) == words


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\ufeff", "\x00", "\x1b", "\U000e0041", "\ud800"])
def test_characters_that_deceive_are_left_out(hidden: str) -> None:
    assert clean_line(f"通{hidden}江") == "通江"
    assert words_of(clean_html(f"<p>通{hidden}江</p>")) == "通江"


def test_a_link_keeps_its_address_and_gains_no_power() -> None:
    html = clean_html('<a href="https://x.example/a?b=1&amp;c=2" target="_blank" onclick="x">去</a>')
    assert 'href="https://x.example/a?b=1&amp;c=2"' in html
    assert 'rel="noopener noreferrer nofollow"' in html


@given(st.text())
def test_no_address_but_http_passes(url: str) -> None:
    assert safe_url(url) == "" or safe_url(url).lower().startswith(("http://", "https://"))


def test_pictures_are_found_however_their_tags_are_written() -> None:
    html = """<IMG alt='一&amp;二' SRC="https://x.example/1.jpg"><img src=https://x.example/2.jpg>
    <img src='//x.example/3.jpg'><img alt=x><img"""
    assert pictures_of(html) == {"https://x.example/1.jpg": "一&二", "https://x.example/2.jpg": ""}
