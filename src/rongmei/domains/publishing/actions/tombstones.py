"""Tombstones that know more than the database: after an old backup was brought back."""

from django.utils.translation import gettext as _

from rongmei.core.permissions import Actor, authorise
from rongmei.domains.publishing import rules
from rongmei.domains.publishing.actions.baking import settle_story
from rongmei.domains.publishing.actions.lists import bake_front
from rongmei.domains.publishing.actions.queueing import withdraw
from rongmei.domains.publishing.actions.site import folder
from rongmei.domains.publishing.adapters.article import article_path
from rongmei.domains.publishing.enums import DeliveryState
from rongmei.domains.publishing.models import Delivery


def honour_tombstones(*, actor: Actor) -> list[int]:
    """Withdraw what the database has live and a tombstone has withdrawn; returns the stories.

    A tombstone goes when its story is published again, so one that stands is the later word. Files and lists that an
    old backup brought back follow at once: nobody listens yet while a node is restored.

    Raises:
        Denied.
    """
    authorise(actor, rules.SEND)
    place = folder()
    live = Delivery.mine().filter(state=DeliveryState.LIVE, first_live_at__isnull=False).order_by("id")
    gone = [d.story_id for d in live if d.first_live_at and place.marked(article_path(d.story_id, d.first_live_at))]
    for story in gone:
        withdraw(actor=actor, story=story, reason=_("备份恢复前已经撤稿，撤稿标记还在网站上。"))
        settle_story(story)
    if gone:
        bake_front()
    return gone
