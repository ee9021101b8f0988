"""Writing a draft: every batch goes into its log, once."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.core.search import index
from rongmei.domains.review.api import void
from rongmei.domains.stories import events, rules, states
from rongmei.domains.stories.actions.sums import keep_sum
from rongmei.domains.stories.adapters import ydoc
from rongmei.domains.stories.adapters.body import Overgrown
from rongmei.domains.stories.adapters.content import Content
from rongmei.domains.stories.adapters.count import count_characters
from rongmei.domains.stories.enums import StoryState
from rongmei.domains.stories.models import DraftUpdate, Story
from rongmei.domains.stories.queries import STORY_WORDS, draft_log

MOST_BATCH_BYTES = 5_000_000
MOST_DRAFT_BYTES = 20_000_000
CLOSED = (StoryState.IN_REVIEW, StoryState.WITHDRAWN)
SIGNED = (StoryState.SIGNED, StoryState.PUBLISHED)
LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What the editor may forget: everything up to `sequence` is in the database; `head` is the newest there."""

    sequence: int
    head: int


@transaction.atomic
def append_draft(
    *, actor: Actor, story: int, updates: Sequence[bytes], client: str, batch: str, reopen: bool = True
) -> Acknowledged:
    """Add Yjs updates to the draft's log. When this returns and its transaction commits, no word of them is lost.

    A batch sent twice is written once. Writing to a signed or published story voids the signature.

    Args:
        updates: as the editor made them, at most 5 MB together.
        client, batch: who sent it, and which of theirs it is.
        reopen: the writer knows that the story is signed; without it a signed story refuses.

    Raises:
        Denied, NotFound; Refusal when the story is in review, withdrawn or signed, or the updates are too large or
        broken.
    """
    authorise(actor, rules.WRITE)
    row, client, batch = locked(Story, story), client[:LONGEST_NAME], batch[:LONGEST_NAME]
    known = DraftUpdate.mine().filter(story=row, client=client, batch=batch).first()
    if known:
        return Acknowledged(known.sequence, row.head)
    _writable(row, reopen)
    log = [*draft_log(row.pk), _merged(updates)]
    content = _said(log)
    row.head += 1
    DraftUpdate.objects.create(
        story=row, sequence=row.head, client=client, batch=batch, author_id=actor.user, update=log[-1]
    )
    _reopen(actor, row)
    _refresh(row, content)
    keep_sum(row, log)
    append(actor, events.DRAFTED, row, sequence=row.head)
    return Acknowledged(row.head, row.head)


def _writable(row: Story, reopen: bool) -> None:
    if row.state in CLOSED:
        withdrawn = row.state == StoryState.WITHDRAWN
        raise Refusal(
            _("稿件%(state)s，不能修改。") % {"state": row.get_state_display()},
            _("需要再用时请以此稿新建一篇。") if withdrawn else _("需要修改时请先撤回送审。"),
        )
    if row.state in SIGNED and not reopen:
        raise Refusal(
            _("稿件%(state)s，修改会使签发失效。") % {"state": row.get_state_display()},
            _("确需修改时，请在稿件页点“修改（重新审核）”。"),
        )


def _merged(updates: Sequence[bytes]) -> bytes:
    if sum(map(len, updates)) > MOST_BATCH_BYTES:
        raise Refusal(_("这次修改内容过大。"), _("请分几次粘贴，图片请用插图按钮上传。"))
    try:
        return ydoc.merge(updates)
    except ydoc.Broken:
        raise _broken() from None


def _said(log: Sequence[bytes]) -> Content:
    """What the draft will say; refused before it is written when nobody could read or keep it."""
    if sum(map(len, log)) > MOST_DRAFT_BYTES:
        raise Refusal(_("这篇稿件的修改记录过大。"), _("请保存版本后，以此稿新建一篇继续写。"))
    try:
        return ydoc.read(log)
    except Overgrown:
        raise _overgrown() from None
    except (ydoc.Broken, RecursionError, TypeError, ValueError):
        raise _broken() from None


def written(log: Sequence[bytes], content: Content) -> bytes:
    """One update that makes a log say a content.

    Raises:
        Refusal: nobody could read or keep it.
    """
    try:
        return ydoc.rewrite(log, content)
    except Overgrown:
        raise _overgrown() from None
    except (AttributeError, RecursionError, TypeError, ValueError):
        raise _broken() from None


def _overgrown() -> Refusal:
    return Refusal(_("稿件过长，或层次过深。"), _("请分成几篇，或减少列表的层次。"))


def _broken() -> Refusal:
    return Refusal(_("收到的修改不完整。"), _("内容还在本机，请刷新页面重试。"))


def _reopen(actor: Actor, row: Story) -> None:
    """An edit after sign-off reopens review."""
    if row.state in SIGNED:
        row.state = states.STORY.after(row.state, "reopen")
        void(actor=actor, kind="story", object_id=row.pk)
        append(actor, events.REOPENED, row)


def _refresh(row: Story, content: Content) -> None:
    """Keep what lists and search show in step with the draft."""
    text = content.text()
    row.headline, row.characters = content.headline[:300], count_characters(text)
    row.save()
    index.put(STORY_WORDS, row.pk, title=row.headline, text=f"{content.summary}\n{text}", at=row.updated_at)
