"""Versions: kept, told apart, gone back to; and the way to review."""

import pytest

from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.permissions import Actor, Role
from rongmei.core.registry import TransitionRefused
from rongmei.domains.stories import api
from rongmei.domains.stories.api import StoryState
from tests.factories.publishing import picture
from tests.factories.stories import make_content, make_story
from tests.factories.typing import Typist
from tests.support.people import MakeActor


def write(actor: Actor, story: int, words: str) -> None:
    typist = Typist([u for _n, u in api.draft_since(story, 0).updates])
    api.append_draft(actor=actor, story=story, updates=[typist.paragraph(words)], client="tab", batch=words)


def test_the_same_content_is_not_kept_twice_in_a_row(writer: Actor, story: int) -> None:
    assert [api.keep_version(actor=writer, story=story) for _ in range(2)] == [1, 1]
    assert api.keep_version(actor=writer, story=story, note="送主任看") == 2
    assert api.keep_version(actor=writer, story=story, note=" 送主任看 ") == 2
    write(writer, story, "再写。")
    assert api.keep_version(actor=writer, story=story) == 3
    assert [(v.number, v.note) for v in api.versions(story)] == [(3, ""), (2, "送主任看"), (1, "")]


def test_going_back_is_an_edit_and_can_be_undone(writer: Actor, story: int) -> None:
    api.keep_version(actor=writer, story=story)
    first = api.content_of(story)
    write(writer, story, "后来写的。")
    later = api.content_of(story)
    before = api.restore_version(actor=writer, story=story, number=1)
    assert api.content_of(story) == first
    assert api.version(story, before).content == later
    api.restore_version(actor=writer, story=story, number=before)
    assert api.content_of(story) == later


def test_going_back_to_what_it_says_changes_nothing(writer: Actor, story: int) -> None:
    api.keep_version(actor=writer, story=story)
    head = api.draft_since(story, 0).head
    api.restore_version(actor=writer, story=story, number=1)
    assert api.draft_since(story, 0).head == head


def test_one_cannot_go_back_while_it_is_reviewed(writer: Actor, story: int) -> None:
    api.keep_version(actor=writer, story=story)
    write(writer, story, "后来写的。")
    api.submit(actor=writer, story=story)
    with pytest.raises(Refusal, match="审核中"):
        api.restore_version(actor=writer, story=story, number=1)


def test_a_version_that_is_not_there(writer: Actor, story: int) -> None:
    with pytest.raises(NotFound):
        api.version(story, 9)


def test_submitting_names_everything_that_is_missing(writer: Actor) -> None:
    story = make_story(writer, api.Content())
    with pytest.raises(Refusal) as refused:
        api.submit(actor=writer, story=story)
    for lack in ("缺标题", "缺正文", "缺消息来源", "缺分类"):
        assert lack in str(refused.value)
    assert api.story(story).state == StoryState.DRAFTING


def test_pictures_need_words_and_rights(writer: Actor) -> None:
    shown = picture(writer, alt="")
    story = make_story(writer, make_content(cover=shown))
    assert api.missing(api.content_of(story)) == ["有图片没有说明文字"]
    gone = make_content(cover=999_999)
    assert api.missing(gone) == ["有图片不在素材库中"]


def test_submitting_and_taking_back(writer: Actor, story: int) -> None:
    api.submit(actor=writer, story=story)
    assert api.story(story).state == StoryState.IN_REVIEW
    with pytest.raises(TransitionRefused):
        api.submit(actor=writer, story=story)
    api.recall(actor=writer, story=story)
    assert api.story(story).state == StoryState.DRAFTING


def test_history_tells_deeds_and_writers(writer: Actor, story: int, make_actor: MakeActor) -> None:
    editor = make_actor(Role.EDITOR)
    write(editor, story, "编辑加的。")
    api.submit(actor=writer, story=story)
    deeds = api.history(story)
    assert [d.label for d in deeds] == ["送审", "保存版本", "新建稿件"]
    assert deeds[0].detail == "第 1 版"
    assert {w.name: w.saves for w in api.writers(story)} == {writer.name: 1, editor.name: 1}


def test_presence_is_of_others_and_fades(writer: Actor, story: int, make_actor: MakeActor) -> None:
    from rongmei.domains.stories.models import Presence
    from rongmei.domains.stories.queries.drafts import PRESENT

    editor = make_actor(Role.EDITOR)
    for person in (writer, editor, editor, Actor.system(writer.organisation)):
        if person.user:
            api.note_presence(actor=person, story=story)
    assert api.present(story, but=writer.user) == (editor.name,)
    for row in Presence.objects.all():
        row.seen_at -= PRESENT
        row.save()
    assert api.present(story) == ()


def test_the_list_filters_counts_and_pages(writer: Actor, story: int, make_actor: MakeActor) -> None:
    other = make_actor(Role.REPORTER)
    second = make_story(other, make_content("山路通车"))
    api.submit(actor=other, story=second)
    assert [s.id for s in api.stories()] == [second, story]
    assert [s.id for s in api.stories(limit=1, offset=1)] == [story]
    assert [s.id for s in api.stories(author=writer.user)] == [story]
    assert [s.id for s in api.stories(words="通车")] == [second]
    assert [s.id for s in api.stories(state=StoryState.IN_REVIEW)] == [second]
    assert [s.id for s in api.stories(state=StoryState.IN_REVIEW, offset=1)] == []
    assert (api.count_in(StoryState.DRAFTING), api.count_in(StoryState.DRAFTING, author=other.user)) == (1, 0)
    counts = api.state_counts()
    assert (counts[StoryState.DRAFTING], counts[StoryState.IN_REVIEW], counts[StoryState.SIGNED]) == (1, 1, 0)
    assert api.state_counts(words="通车")[StoryState.DRAFTING] == 0
