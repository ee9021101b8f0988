"""Calling a finding of the content checks a false alarm."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import NotFound
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.domains.review import api as review
from rongmei.domains.stories import rules
from rongmei.domains.stories.models import Story
from rongmei.domains.stories.queries.checking import findings_of


@transaction.atomic
def dismiss_finding(*, actor: Actor, story: int, key: str, reason: str) -> None:
    """A finding in the draft as it stands is a false alarm; it is not raised again on that sentence.

    Raises:
        Denied; NotFound: no such story, or nothing of that key in it any more; Refusal without a reason.
    """
    authorise(actor, rules.WRITE)
    row = locked(Story, story)
    finding = next((f for f in findings_of(row.pk) if f.key == key), None)
    if finding is None:
        raise NotFound(_("这一处已经改过了。"), _("请刷新页面再看。"))
    review.dismiss(actor=actor, kind="story", object_id=row.pk, finding=finding, reason=reason)
