"""A body as HTML that nobody can put a script into."""

import re
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from rongmei.domains.stories.adapters.body import clean_body
from rongmei.domains.stories.api import render_body
from tests.domains.stories.test_ydoc import BODY

NASTY = st.sampled_from(
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "javascript:alert(1)",
        "&lt;b&gt;",
        "'); DROP",
        "银耳",
    ]
)
MARK = st.fixed_dictionaries(
    {"type": st.sampled_from(["link", "bold", "script"]), "attrs": st.fixed_dictionaries({"href": NASTY})}
)
NODE = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["paragraph", "heading", "script", "iframe", "blockquote", "text", "image", "<svg>"]),
        "attrs": st.dictionaries(st.sampled_from(["level", "onclick", "src", "href", "alt"]), NASTY),
        "text": NASTY,
        "marks": st.lists(MARK, max_size=2),
        "content": st.lists(st.fixed_dictionaries({"type": st.just("text"), "text": NASTY}), max_size=2),
    }
)
ALLOWED = re.compile(
    r"</?(?:p|h2|h3|ul|ol|li|blockquote|strong|em)>|<(?:br|hr)>|</a>|<img alt=\"[^\"<>]*\">"
    r"|<a href=\"https?://[^\"<> ]*\" rel=\"noopener noreferrer\">"
)


def picture(attributes: dict[str, Any]) -> SafeString:
    return format_html('<img alt="{}">', attributes.get("alt", ""))


def only_known_tags(html: str) -> bool:
    rest = ALLOWED.sub("", html)
    return "<" not in rest and ">" not in rest


@given(st.lists(NODE, max_size=5))
def test_hostile_blocks_never_become_markup(nodes: list[dict[str, Any]]) -> None:
    assert only_known_tags(render_body(clean_body({"type": "doc", "content": nodes}), picture))


@given(BODY)
def test_every_block_is_shown_by_known_tags(body: dict[str, Any]) -> None:
    assert only_known_tags(render_body(body, picture))


def test_each_block_has_its_tag() -> None:
    text = {"type": "text", "text": "字", "marks": [{"type": "bold"}, {"type": "italic"}]}
    words = [text, {"type": "hardBreak"}]
    item = {"type": "listItem", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "项"}]}]}
    nodes = [
        {"type": "heading", "attrs": {"level": 3}, "content": words},
        {"type": "horizontalRule"},
        {"type": "orderedList", "content": [item]},
    ]
    html = render_body({"type": "doc", "content": nodes}, picture)
    assert html == "<h3><em><strong>字</strong></em><br></h3><hr><ol><li><p>项</p></li></ol>"
