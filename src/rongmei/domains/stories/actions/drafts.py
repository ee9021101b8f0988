"""Creating stories and writing their drafts."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from pycrdt import merge_updates

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.core.search import index
from rongmei.domains.planning.api import assignment as assignment_of
from rongmei.domains.review.api import void
from rongmei.domains.stories import events, rules, states
from rongmei.domains.stories.adapters import ydoc
from rongmei.domains.stories.adapters.content import Content
from rongmei.domains.stories.adapters.count import count_characters
from rongmei.domains.stories.enums import StoryState
from rongmei.domains.stories.models import DraftUpdate, Story
from rongmei.domains.stories.queries import STORY_WORDS, draft_content

MOST_BYTES = 5_000_000
OPEN = (StoryState.DRAFTING, StoryState.RETURNED)
CLOSED = (StoryState.IN_REVIEW, StoryState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What the editor may forget: everything up to `sequence` is in the database; `head` is the newest there."""

    sequence: int
    head: int


@transaction.atomic
def create_story(*, actor: Actor, assignment: int | None = None, content: Content | None = None) -> int:
    """Begin a story, alone or for an assignment (whose topic it then serves).

    Args:
        content: what the draft says at first, e.g. a lead's material.
    """
    authorise(actor, rules.WRITE)
    given = assignment_of(assignment) if assignment else None
    row = Story.objects.create(author_id=actor.user, assignment_id=assignment, topic_id=given.topic if given else None)
    append(actor, events.CREATED, row, assignment=assignment)
    if content:
        append_draft(actor=actor, story=row.pk, updates=[ydoc.seed(content)], client="server", batch="seed")
    return row.pk


@transaction.atomic
def append_draft(*, actor: Actor, story: int, updates: Sequence[bytes], client: str, batch: str) -> Acknowledged:
    """Add Yjs updates to the draft's log. When this returns and its transaction commits, no word of them is lost.

    A batch sent twice is written once. Writing to a signed or published story voids the signature.

    Args:
        updates: as the editor made them, at most 5 MB together.
        client, batch: who sent it, and which of theirs it is.

    Raises:
        Denied, NotFound; Refusal when the story is in review or withdrawn, or the updates are too large or broken.
    """
    authorise(actor, rules.WRITE)
    row = locked(Story, story)
    known = DraftUpdate.mine().filter(story=row, client=client, batch=batch).first()
    if known:
        return Acknowledged(known.sequence, row.head)
    _writable(row)
    if sum(map(len, updates)) > MOST_BYTES:
        raise Refusal(_("这次修改内容过大。"), _("请分几次粘贴，图片请用插图按钮上传。"))
    row.head += 1
    DraftUpdate.objects.create(
        story=row, sequence=row.head, client=client[:64], batch=batch[:64], author_id=actor.user,
        update=_merged(updates),
    )  # fmt: skip
    _reopen(actor, row)
    _refresh(row)
    append(actor, events.DRAFTED, row, sequence=row.head)
    return Acknowledged(row.head, row.head)


def _writable(row: Story) -> None:
    if row.state in CLOSED:
        raise Refusal(
            _("稿件%(state)s，不能修改。") % {"state": row.get_state_display()}, _("需要修改时请先撤回送审。")
        )


def _merged(updates: Sequence[bytes]) -> bytes:
    try:
        return merge_updates(*updates) if len(updates) > 1 else merge_updates(updates[0], updates[0])
    except (ValueError, IndexError, RuntimeError):
        raise Refusal(_("收到的修改不完整。"), _("内容还在本机，请刷新页面重试。")) from None


def _reopen(actor: Actor, row: Story) -> None:
    """An edit after sign-off reopens review."""
    if row.state in (StoryState.SIGNED, StoryState.PUBLISHED):
        row.state = states.STORY.after(row.state, "reopen")
        void(actor=actor, kind="story", object_id=row.pk)
        append(actor, events.REOPENED, row)


def _refresh(row: Story) -> None:
    """Keep what lists and search show in step with the draft."""
    content = draft_content(row.pk)
    row.headline, row.characters = content.headline[:300], count_characters(content.text())
    row.save()
    index.put(STORY_WORDS, row.pk, title=row.headline, text=f"{content.summary}\n{content.text()}", at=row.updated_at)
