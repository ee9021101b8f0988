"""What changed between two contents."""

import json
from dataclasses import replace

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from rongmei.domains.stories.adapters.difference import BlockChange, runs
from rongmei.domains.stories.adapters.difference.pairing import LARGEST, pairs
from rongmei.domains.stories.api import Content, difference
from tests.domains.stories.test_ydoc import CONTENT
from tests.factories.stories import make_content, paragraph

TEXT = st.text(alphabet="通江银耳开花，。 a1\n", max_size=40)


def said(change: BlockChange, *kinds: str) -> str:
    return "".join(run.text for run in change.runs if run.kind in kinds)


def picture(asset: int, caption: str) -> dict[str, object]:
    return {"type": "image", "attrs": {"asset": asset, "alt": "", "caption": caption, "credit": "", "src": ""}}


def body(*nodes: object) -> dict[str, object]:
    return {"type": "doc", "content": list(nodes)}


@given(TEXT, TEXT)
def test_kept_and_deleted_are_the_old_kept_and_inserted_the_new(old: str, new: str) -> None:
    found = runs(old, new)
    assert "".join(r.text for r in found if r.kind != "inserted") == old
    assert "".join(r.text for r in found if r.kind != "deleted") == new


@given(CONTENT, CONTENT)
def test_every_block_of_both_is_told(old: Content, new: Content) -> None:
    found = difference(old, new)
    before = [said(b, "kept", "deleted") for b in found.blocks if b.kind != "inserted"]
    after = [said(b, "kept", "inserted") for b in found.blocks if b.kind != "deleted"]
    assert "\n".join(t for t in before if t) == old.text()
    assert "\n".join(t for t in after if t) == new.text()
    assert found.changed == (old.hash != new.hash)


@given(CONTENT)
def test_nothing_changed_is_nothing_told(content: Content) -> None:
    assert not difference(content, content).changed
    stored = Content.from_json(json.loads(json.dumps(content.to_json(), sort_keys=True)))
    assert not difference(stored, content).changed


@given(st.lists(TEXT, max_size=6), st.lists(TEXT, max_size=6))
def test_pairs_take_every_block_once_and_in_order(old: list[str], new: list[str]) -> None:
    found = pairs([f"p\0{t}" for t in old], [f"p\0{t}" for t in new])
    assert [i for i, _j in found if i is not None] == list(range(len(old)))
    assert [j for _i, j in found if j is not None] == list(range(len(new)))


def test_a_stretch_too_large_to_compare_is_paired_in_order() -> None:
    many = [f"p\0第{n}段" for n in range(LARGEST)]
    assert pairs(many, many[:2])[:3] == [(0, 0), (1, 1), (2, None)]


def test_a_block_put_in_between_does_not_make_its_neighbours_new() -> None:
    old = make_content("题", "银耳是通江的名片。", "今年产量增加两成。")
    new = make_content("题", "银耳是通江县的名片。", "另起一段新内容啊。", "今年产量增加三成。")
    assert [b.kind for b in difference(old, new).blocks] == ["changed", "inserted", "changed"]


def test_a_picture_with_other_words_is_changed_another_picture_is_not() -> None:
    old, new = make_content(), make_content()
    caption = difference(replace(old, body=body(picture(1, "旧"))), replace(new, body=body(picture(1, "新"))))
    assert [(b.kind, b.picture) for b in caption.blocks] == [("changed", 1)]
    other = difference(replace(old, body=body(picture(1, "旧"))), replace(new, body=body(picture(2, "旧"))))
    assert [(b.kind, b.picture) for b in other.blocks] == [("deleted", 1), ("inserted", 2)]


def test_the_same_words_in_bold_are_restyled() -> None:
    bold = {"type": "paragraph", "content": [{"type": "text", "text": "字", "marks": [{"type": "bold"}]}]}
    found = difference(replace(make_content(), body=body(paragraph("字"))), replace(make_content(), body=body(bold)))
    assert [b.kind for b in found.blocks] == ["restyled"]


def test_metadata_is_told_in_the_readers_words() -> None:
    old = make_content(byline="记者甲", keywords=("银耳",), cover=None)
    new = replace(
        old, byline="记者乙", keywords=("银耳", "农业"), subjects=("medtop:15000000",), cover=3,
        sources=({"name": "县农业农村局", "url": "", "note": ""},),
    )  # fmt: skip
    with translation.override("zh-hans"):
        found = {name: (before, after) for name, before, after in difference(old, new).facts}
    assert found["署名"] == ("记者甲", "记者乙")
    assert found["关键词"] == ("银耳", "银耳、农业")
    assert found["分类"] == ("经济、商业和金融", "体育")
    assert found["封面"] == ("", "图片 3")
    assert found["消息来源"][1] == "县农业农村局"
