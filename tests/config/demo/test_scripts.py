"""Content files say what they should."""

import pytest

from rongmei.config.demo.acts.stories import SIGNED
from rongmei.config.demo.cast import CENTRES, Centre
from rongmei.config.demo.pictures import SCENES
from rongmei.config.demo.scripts import StoryScript, centres, stories, table
from rongmei.config.demo.scripts.markup import blocks
from rongmei.config.demo.scripts.story import Words, read
from rongmei.domains.review.api import Reason
from rongmei.domains.stories.api import count_characters, subjects

ALL = [pytest.param(script, id=f"{code}-{script.key}") for code in centres() for script in stories(code)]
TEXT = """+++
headline = "标题"
state = "drafting"
day = 0
time = "09:00"
author = "jizhe"
[[edits]]
by = "bianji"
note = "改"
changes = [["旧字", "新字"], ["", "补一段。"]]
+++
新字。

补一段。
"""


@pytest.mark.parametrize("script", ALL)
def test_every_story_can_be_told(script: StoryScript) -> None:
    shown = {name: {"asset": 1} for name in script.pictures}
    assert all(said.headline for said in script.texts())
    assert blocks(script.words.body, shown)["content"]
    assert {picture.scene for picture in script.pictures.values()} <= SCENES.keys()
    assert set(script.returned.get("reasons", [])) <= set(Reason.values)
    if script.state in SIGNED:
        assert 100 <= count_characters(script.words.body) <= 800
        assert script.subjects
        assert script.sources


@pytest.mark.parametrize("script", ALL)
def test_its_subjects_exist(script: StoryScript) -> None:
    assert set(script.subjects) <= subjects().keys()


@pytest.mark.parametrize("centre", CENTRES, ids=lambda centre: centre.code)
def test_whoever_writes_works_there(centre: Centre) -> None:
    there = {part.suffix for part in centre.cast()}
    assert {s.author for s in stories(centre.code)} | {e.by for s in stories(centre.code) for e in s.edits} <= there


@pytest.mark.parametrize("centre", CENTRES, ids=lambda centre: centre.code)
def test_a_visitor_of_any_centre_has_something_to_read(centre: Centre) -> None:
    told = [count_characters(s.words.body) for s in stories(centre.code) if s.state == "published"]
    assert len(told) >= 3
    assert sum(told) / len(told) >= 240


def test_an_earlier_text_is_the_later_one_undone() -> None:
    first, last = read("a", TEXT).texts()
    assert first.body == "旧字。\n\n"
    assert last.body == "新字。\n\n补一段。"


@pytest.mark.parametrize("after", ["没有的字", "重复", ""])
def test_words_that_are_not_there_once_are_named(after: str) -> None:
    with pytest.raises(ValueError, match="is not once in “标题”"):
        Words("标题", "重复", "重复").undo([("旧", after)])


def test_markup_becomes_blocks() -> None:
    text = "一段**重**话\n\n## 小标题\n\n> 引语\n\n- 甲\n- 乙\n\n1. 丙\n\n![图说](cover)"
    body = blocks(text, {"cover": {"asset": 7, "alt": "插图"}})["content"]
    kinds = [node["type"] for node in body]
    assert kinds == ["paragraph", "heading", "blockquote", "bulletList", "orderedList", "image"]
    assert body[0]["content"][1] == {"type": "text", "text": "重", "marks": [{"type": "bold"}]}
    assert body[3]["content"][1]["content"][0]["content"][0]["text"] == "乙"
    assert body[5]["attrs"] == {"asset": 7, "alt": "插图", "caption": "图说"}


def test_lists_of_an_empty_centre_are_empty() -> None:
    assert table("510000", "leads") == []
