"""What came in over a wire, as blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongmei.domains.stories.adapters.body import clean_body
from rongmei.domains.stories.adapters.ydoc import read, seed
from rongmei.domains.stories.api import Content, body_of_html


def shape(html: str) -> list[str]:
    return [
        f"{n['type']}:{Content(body={'type': 'doc', 'content': [n]}).text()}" for n in body_of_html(html)["content"]
    ]


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>一</p><p>二</p>", ["paragraph:一", "paragraph:二"]),
        ("只有字", ["paragraph:只有字"]),
        ("<h1>题</h1><div>段<br>落</div>尾", ["heading:题", "paragraph:段\n落", "paragraph:尾"]),
        ("<ul><li>甲</li><li><p>乙</p></li></ul>", ["bulletList:甲\n乙"]),
        ("<blockquote>引<p>文</p></blockquote>", ["blockquote:引文"]),
        ("<table><tr><td>格一</td><td>格二</td></tr></table>", ["paragraph:格一", "paragraph:格二"]),
        ("<ol>散<li>一</li></ol>", ["orderedList:散\n一"]),
        ("</p></div><p>多余的收尾</p>", ["paragraph:多余的收尾"]),
        ("", []),
    ],
)
def test_blocks(html: str, blocks: list[str]) -> None:
    assert shape(html) == blocks


def test_nested_words_keep_their_marks_and_links_are_to_the_web() -> None:
    html = '<p>金<b>玫<i>瑰</i></b><a href="https://a.cn/x">链</a><a href="javascript:x">恶</a></p>'
    [block] = clean_body(body_of_html(html))["content"]
    said = [(n["text"], [m["type"] for m in n.get("marks", [])]) for n in block["content"]]
    assert said == [("金", []), ("玫", ["bold"]), ("瑰", ["bold", "italic"]), ("链", ["link"]), ("恶", [])]


@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<li>", "</li>", "<ul>", "</ul>", "<b>", "</b>", "<blockquote>", "</blockquote>", "<h2>", "</h2>",
     "<div>", "</div>", "<br>", "<a href='https://a.cn'>", "</a>", "字", "词", " "]), max_size=25))  # fmt: skip
def test_every_word_arrives_however_the_tags_lie(parts: list[str]) -> None:
    words = "".join(p for p in parts if p in "字词")
    content = Content(body=clean_body(body_of_html("".join(parts))))
    assert "".join(content.text().split()) == words
    assert read([seed(content)]).text() == content.text()
