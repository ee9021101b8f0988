"""The sum beside the log says what the log says, at any time and whatever comes in which order."""

import random

from hypothesis import given
from hypothesis import strategies as st

from rongmei.core.permissions import Actor
from rongmei.domains.stories import api
from rongmei.domains.stories.actions import sums
from rongmei.domains.stories.adapters import ydoc
from rongmei.domains.stories.models import DraftSum, DraftUpdate
from rongmei.domains.stories.queries.drafts import MOST_SINGLE
from tests.factories.typing import Typist

WORDS = st.text(alphabet="稿件通江abc1", min_size=1, max_size=6)
STEPS = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["headline", "paragraph", "delete"]), WORDS), max_size=25)


def made(steps: list[tuple[int, str, str]]) -> list[bytes]:
    """What three typists wrote, hearing each other at times."""
    typists, log = [Typist(), Typist(), Typist()], list[bytes]()
    for number, (who, what, words) in enumerate(steps):
        typist = typists[who]
        if what == "delete" and api.Content.text(ydoc.read([typist.doc.get_update()])):
            log.append(typist.delete_first())
        else:
            log.append(typist.headline(words) if what == "headline" else typist.paragraph(words))
        if number % 3 == 0:
            for other in typists:
                for update in log:
                    other.doc.apply_update(update)
    return log


@given(steps=STEPS, seed=st.integers(0, 9), cut=st.integers(0, 25))
def test_a_folded_log_says_the_same(steps: list[tuple[int, str, str]], seed: int, cut: int) -> None:
    log = made(steps)
    random.Random(seed).shuffle(log)
    folded = [ydoc.fold(log[:cut]), *log[cut:]] if log[:cut] else log
    assert ydoc.read(folded) == ydoc.read(log)


def test_an_update_that_waits_for_another_is_not_lost() -> None:
    typist = Typist()
    first, second, third = typist.headline("一"), typist.headline("二"), typist.headline("三")
    folded = ydoc.fold([first, third])
    assert ydoc.read([folded]).headline == "一"
    assert ydoc.read([folded, second]).headline == "一二三"


def write(actor: Actor, story: int, batches: int) -> None:
    typist = Typist([u for _n, u in api.draft_since(story, 0).updates])
    for number in range(batches):
        update = typist.headline(str(number % 10))
        api.append_draft(actor=actor, story=story, updates=[update], client="tab", batch=str(number))


def test_the_sum_is_kept_as_the_log_grows(writer: Actor, story: int) -> None:
    write(writer, story, 2 * sums.EVERY)
    kept = DraftSum.objects.get(story_id=story)
    assert kept.sequence == 2 * sums.EVERY
    with_it = api.content_of(story)
    kept.delete()
    assert api.content_of(story) == with_it
    api.sum_up(actor=Actor.system(writer.organisation), story=story)
    assert DraftSum.objects.get(story_id=story).sequence == DraftUpdate.objects.filter(story_id=story).count()
    assert api.content_of(story) == with_it


def test_an_empty_log_has_no_sum(writer: Actor) -> None:
    story = api.create_story(actor=writer)
    api.sum_up(actor=writer, story=story)
    assert not DraftSum.objects.exists()


def test_one_who_is_far_behind_gets_the_sum(writer: Actor, story: int) -> None:
    write(writer, story, MOST_SINGLE + 5)
    far = api.draft_since(story, 0)
    assert len(far.updates) <= sums.EVERY + 1
    assert ydoc.read(u for _n, u in far.updates) == api.content_of(story)
    assert len(api.draft_since(story, far.head - 3).updates) == 3
