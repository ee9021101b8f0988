"""Suspending a story at once, and letting it out again as it was signed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.search import index
from rongmei.domains.publishing import events, rules, states
from rongmei.domains.publishing.actions.signed import signed_content
from rongmei.domains.publishing.enums import DeliveryState
from rongmei.domains.publishing.models import Delivery, Hold
from rongmei.domains.publishing.queries.holds import is_suspended
from rongmei.domains.publishing.queries.readers import ARTICLE_WORDS
from rongmei.domains.stories.api import story as story_of

GOING_OUT = (DeliveryState.LIVE, DeliveryState.SENDING)


@transaction.atomic
def suspend(*, actor: Actor, story: int) -> None:
    """Stop a story: what is live leaves site and feeds within seconds, what waits goes on waiting.

    The row is written before deliveries are looked at. Its key locks the story as sending does, so that a delivery
    goes live wholly before, and is stopped here, or sees this row, and does not go.

    Raises:
        Denied, NotFound. One that is suspended already stays so.
    """
    authorise(actor, rules.SUSPEND)
    if is_suspended(story_of(story).id):
        return
    hold = Hold.objects.create(story_id=story, by_id=actor.user)
    for row in Delivery.mine().select_for_update().filter(story_id=story, state__in=GOING_OUT):
        row.state, row.lease_until = states.DELIVERY.after(row.state, "suspend"), None
        row.save()
    index.remove(ARTICLE_WORDS, story)
    append(actor, events.SUSPENDED, hold, story=story)


@transaction.atomic
def restore(*, actor: Actor, story: int) -> None:
    """Let a suspended story out again: the very version that was live, under the signature it had.

    Where that signature is void by now, because somebody edited the story meanwhile, nothing comes back by itself:
    the new version is signed and published as any other.

    Raises:
        Denied, NotFound; Refusal when it is not suspended.
    """
    authorise(actor, rules.RESTORE)
    hold = Hold.mine().select_for_update().filter(story_id=story, lifted_at=None).first()
    if hold is None:
        raise Refusal(_("这篇稿件没有停用。"), _("请刷新页面查看最新状态。"))
    hold.lifted_at = timezone.now()
    hold.save()
    rows = Delivery.mine().select_for_update(of=("self",)).filter(story_id=story, state=DeliveryState.SUSPENDED)
    for row in rows.select_related("manifest"):
        row.state = states.DELIVERY.after(row.state, "void" if row.manifest.voided_at else "restore")
        row.save()
        if row.state == DeliveryState.LIVE and row.first_live_at:
            content = signed_content(row)
            index.put(ARTICLE_WORDS, story, title=content.headline, text=content.text(), at=row.first_live_at)
    append(actor, events.RESTORED, hold, story=story)
