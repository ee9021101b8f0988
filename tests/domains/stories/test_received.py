"""A content from outside: read when it is one, cleaned, and refused whole when it is not."""

from typing import Any

import pytest

from rongmei.domains.stories.api import Content, read_content
from tests.factories.stories import make_content, paragraph


def test_what_the_house_wrote_comes_back_with_the_same_hash() -> None:
    content = make_content("茶园开采", keywords=("茶",))
    assert read_content(content.to_json()).hash == content.hash


def test_what_is_hostile_in_a_body_is_left_out() -> None:
    link = {"type": "text", "text": "点我", "marks": [{"type": "link", "attrs": {"href": "javascript:alert(1)"}}]}
    body = {"type": "doc", "content": [{"type": "script", "content": []}, {"type": "paragraph", "content": [link]}]}
    read = read_content({**Content().to_json(), "body": body})
    assert read.body["content"] == [paragraph("点我")]


@pytest.mark.parametrize(
    "changed",
    [
        {"headline": 7},
        {"byline": None},
        {"subjects": [1]},
        {"sources": [{"name": 1}]},
        {"sources": ["镇政府"]},
        {"pictures": [{"asset": 1}]},
        {"pictures": "x"},
        {"body": "x"},
    ],
)
def test_what_is_no_content_is_refused_whole(changed: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_content({**make_content().to_json(), **changed})


def test_a_body_of_no_blocks_is_empty() -> None:
    assert read_content({**Content().to_json(), "body": {"type": "doc", "content": "x"}}).body == Content().body
