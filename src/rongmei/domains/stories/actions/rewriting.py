"""Writing a whole content at once, as programs do that have no editor."""

from django.db import transaction
from django.utils.translation import gettext as _

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.domains.stories import rules
from rongmei.domains.stories.actions.drafts import append_draft, written
from rongmei.domains.stories.actions.versions import keep
from rongmei.domains.stories.adapters.content import Content
from rongmei.domains.stories.models import Story
from rongmei.domains.stories.queries import draft_log


@transaction.atomic
def write_content(*, actor: Actor, story: int, content: Content, seen: int, reopen: bool = False) -> int:
    """Make the draft say a content, as one more edit of it: what stays the same is not touched.

    Args:
        seen: head of the draft the content was made from; somebody may have written since.
        reopen: the writer knows that the story is signed; without it a signed story refuses.

    Returns:
        the number of the version that keeps what the draft said before; going back to that one undoes this.

    Raises:
        Denied, NotFound; Refusal when the draft is newer than `seen`, or as `append_draft`.
    """
    authorise(actor, rules.WRITE)
    row = locked(Story, story)
    if row.head != seen:
        raise Refusal(_("稿件在您读取之后又被修改过。"), _("请重新读取，合并后再写入；您的内容没有写入。"))
    before = keep(actor, row, _("程序写入之前"))
    update = written(draft_log(row.pk), content)
    batch = f"write-{row.head + 1}"
    append_draft(actor=actor, story=story, updates=[update], client="server", batch=batch, reopen=reopen)
    return before.number
