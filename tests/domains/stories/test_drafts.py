"""The log of a draft: every word once, and nothing that nobody could read."""

from dataclasses import replace
from typing import Any

import pytest
from pycrdt import Array, Doc, Map, Text, XmlElement, XmlFragment, XmlText

from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.stories import api
from rongmei.domains.stories.actions import drafts
from rongmei.domains.stories.actions.following import mark_signed, mark_withdrawn
from rongmei.domains.stories.models import DraftUpdate
from tests.factories.stories import make_content
from tests.factories.typing import Typist
from tests.support.people import MakeActor


def send(actor: Actor, story: int, *updates: bytes, batch: str = "b1", **more: bool) -> api.Acknowledged:
    return api.append_draft(actor=actor, story=story, updates=updates, client="tab", batch=batch, **more)


def log(story: int) -> list[bytes]:
    return [update for _n, update in api.draft_since(story, 0).updates]


def test_what_was_written_is_what_is_read(writer: Actor, story: int) -> None:
    typist = Typist(log(story))
    send(writer, story, typist.headline("！"), typist.paragraph("第三段。"))
    assert api.content_of(story).headline == "段木上开出小白花！"
    assert api.content_of(story).text().endswith("第三段。")
    found = api.story(story)
    assert (found.headline, found.characters) == ("段木上开出小白花！", 12)


def test_a_batch_sent_twice_is_written_once(writer: Actor, story: int) -> None:
    update = Typist(log(story)).headline("！")
    first, again = send(writer, story, update), send(writer, story, update)
    assert first == again
    assert DraftUpdate.objects.filter(story_id=story).count() == 2


def test_a_long_name_of_a_batch_is_known_again(writer: Actor, story: int) -> None:
    update = Typist(log(story)).headline("！")
    assert send(writer, story, update, batch="x" * 90) == send(writer, story, update, batch="x" * 90)


def test_two_writers_converge(writer: Actor, story: int, make_actor: MakeActor) -> None:
    start = log(story)
    one, two = Typist(start), Typist(start)
    send(writer, story, one.paragraph("甲写的。"), batch="1")
    send(make_actor(Role.EDITOR), story, two.paragraph("乙写的。"), batch="2")
    text = api.content_of(story).text()
    assert "甲写的。" in text
    assert "乙写的。" in text


def test_only_what_is_newer_is_handed_out(writer: Actor, story: int) -> None:
    head = api.draft_since(story, 0).head
    update = Typist(log(story)).headline("！")
    send(writer, story, update)
    newer = api.draft_since(story, head)
    assert [n for n, _u in newer.updates] == [head + 1] == [newer.head]
    assert api.draft_since(story, newer.head).updates == ()


@pytest.mark.parametrize("bad", [b"", b"\0", b"\xff" * 20, b"not an update", bytes(range(60))])
def test_bytes_that_are_no_update_are_refused(writer: Actor, story: int, bad: bytes) -> None:
    before = api.content_of(story)
    with pytest.raises(Refusal, match="不完整"):
        send(writer, story, bad, b"\x01" * 10)
    assert api.content_of(story) == before
    assert api.draft_since(story, 0).head == 1


def test_no_update_at_all_is_refused(writer: Actor, story: int) -> None:
    with pytest.raises(Refusal, match="不完整"):
        send(writer, story)


def hostile() -> bytes:
    """A draft whose parts are of the wrong types, with a script and with blocks nobody registered."""
    doc: Doc[Any] = Doc()
    doc.get("headline", type=Map)["a"] = "b"
    meta = doc.get("meta", type=Map)
    meta["sources"] = [1, "x", {"name": ["<script>"], "url": {}}]
    meta["subjects"], meta["keywords"], meta["cover"] = {"a": 1}, Array([1, 2]), "seven"
    body = doc.get("body", type=XmlFragment)
    script = XmlElement("script", {"src": "https://evil.example/x.js"}, [XmlText("alert(1)")])
    link = XmlText("点我")
    body.children.append(script)
    body.children.append(XmlElement("paragraph", {"onclick": "alert(1)"}, [link]))
    link.format(0, 2, {"link": {"href": "javascript:alert(1)"}})
    return doc.get_update()


def test_a_hostile_update_leaves_only_what_is_known(writer: Actor) -> None:
    story = api.create_story(actor=writer)
    send(writer, story, hostile())
    content = api.content_of(story)
    assert content.body["content"] == [{"type": "paragraph", "content": [{"type": "text", "text": "点我"}]}]
    assert (content.subjects, content.cover, content.headline) == ((), None, "")
    assert api.keep_version(actor=writer, story=story) == 1


def test_a_null_character_is_left_out(writer: Actor) -> None:
    story = api.create_story(actor=writer)
    send(writer, story, Typist().headline("前\0后"))
    assert api.story(story).headline == "前后"


def nested(depth: int) -> bytes:
    doc: Doc[Any] = Doc()
    children = doc.get("body", type=XmlFragment).children
    for _level in range(depth):
        children.append(XmlElement("blockquote", None, []))
        children = children[0].children
    children.append(XmlElement("paragraph", None, [XmlText("底")]))
    return doc.get_update()


def test_what_is_too_deep_is_refused_whole(writer: Actor) -> None:
    story = api.create_story(actor=writer)
    send(writer, story, nested(20))
    assert api.content_of(story).text() == "底"
    other = api.create_story(actor=writer)
    with pytest.raises(Refusal, match="层次过深"):
        send(writer, other, nested(40))
    assert api.draft_since(other, 0).head == 0


def test_too_large_a_batch_is_refused(writer: Actor, story: int) -> None:
    with pytest.raises(Refusal, match="过大"):
        send(writer, story, b"x" * (drafts.MOST_BATCH_BYTES + 1))


def test_too_large_a_draft_is_refused(writer: Actor, story: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "MOST_DRAFT_BYTES", 1000)
    with pytest.raises(Refusal, match="记录过大"):
        send(writer, story, Typist(log(story)).paragraph("长" * 1000))
    assert "长" not in api.content_of(story).text()


def test_a_story_in_review_refuses_and_keeps_nothing(writer: Actor, story: int) -> None:
    update = Typist(log(story)).headline("！")
    api.submit(actor=writer, story=story)
    with pytest.raises(Refusal, match="审核中") as refused:
        send(writer, story, update)
    assert "撤回送审" in str(refused.value.advice)
    assert api.content_of(story).headline == "段木上开出小白花"
    api.recall(actor=writer, story=story)
    send(writer, story, update)
    assert api.content_of(story).headline.endswith("！")


def test_a_batch_that_was_written_before_review_is_still_acknowledged(writer: Actor, story: int) -> None:
    update = Typist(log(story)).headline("！")
    first = send(writer, story, update)
    api.submit(actor=writer, story=story)
    assert send(writer, story, update) == first


def test_a_signed_story_asks_whether_one_knows(writer: Actor, story: int) -> None:
    update = Typist(log(story)).headline("！")
    api.submit(actor=writer, story=story)
    mark_signed(actor=Actor.system(writer.organisation), story=story)
    with pytest.raises(Refusal, match="签发失效"):
        send(writer, story, update, reopen=False)
    assert api.story(story).state == api.StoryState.SIGNED
    send(writer, story, update)
    assert api.story(story).state == api.StoryState.DRAFTING


def test_a_withdrawn_story_refuses(writer: Actor, story: int) -> None:
    update = Typist(log(story)).headline("！")
    mark_withdrawn(actor=Actor.system(writer.organisation), story=story)
    with pytest.raises(Refusal, match="已撤稿"):
        send(writer, story, update)


def test_who_may_not_write_does_not(make_actor: MakeActor, story: int) -> None:
    with pytest.raises(Denied):
        send(make_actor(Role.AUDIT_ADMIN), story, Typist().headline("！"))


def test_another_county_finds_nothing(make_actor: MakeActor, story: int, other_county: Organisation) -> None:
    stranger = make_actor(Role.EDITOR, organisation=other_county)
    with scoped(other_county.pk):
        for ask in (api.content_of, api.story, api.versions, api.writers, api.history):
            with pytest.raises(NotFound):
                ask(story)
        with pytest.raises(NotFound):
            send(stranger, story, Typist().headline("！"))
        with pytest.raises(NotFound):
            api.note_presence(actor=stranger, story=story)


def test_metadata_arrives_as_plain_numbers(writer: Actor) -> None:
    """A Python integer would reach the browser as a BigInt."""
    content = replace(make_content(), cover=7)
    doc: Doc[Any] = Doc()
    doc.apply_update(api.seed(content))
    assert isinstance(doc.get("meta", type=Map)["cover"], float)
    assert str(doc.get("headline", type=Text)) == content.headline
