"""Turning what a draft says into something else, as one more update of its log."""

from dataclasses import replace

import pytest

from rongmei.domains.stories.adapters.ydoc import read, rewrite, seed
from rongmei.domains.stories.api import Content
from tests.factories.stories import make_content, paragraph

FIRST = make_content("旧标题", "第一段。", "第二段。", "第三段。", keywords=("银耳",))


def body(*nodes: object) -> dict[str, object]:
    return {"type": "doc", "content": list(nodes)}


@pytest.mark.parametrize(
    "wanted",
    [
        replace(FIRST, headline="新标题"),
        replace(FIRST, summary=""),
        replace(FIRST, body=body(paragraph("第一段。"), paragraph("改过。"), paragraph("第三段。"))),
        replace(FIRST, body=body(paragraph("第三段。"))),
        replace(FIRST, body=body()),
        replace(FIRST, body=body(*FIRST.body["content"], {"type": "heading", "attrs": {"level": 2}, "content": []})),
        replace(FIRST, keywords=(), byline="", cover=7),
        FIRST,
    ],
)
def test_the_log_then_says_what_was_wanted(wanted: Content) -> None:
    log = [seed(FIRST)]
    log.append(rewrite(log, wanted))
    said = read(log)
    assert said.text() == wanted.text()
    assert replace(said, body=wanted.body) == wanted


def test_what_stays_the_same_is_not_written_again() -> None:
    log = [seed(FIRST)]
    small = rewrite(log, replace(FIRST, headline="新"))
    assert len(small) < 80
    assert rewrite([*log, small], replace(FIRST, headline="新")) == rewrite([*log, small], read([*log, small]))
