"""Deeds that somebody subscribed to become pushes; what is resumed or sent again goes out at once."""

from rongmei.core.journal import Deed, on
from rongmei.core.permissions import Actor
from rongmei.domains.programs.actions.pushing import queue_pushes
from rongmei.domains.programs.events import SUBSCRIBABLE
from rongmei.domains.programs.tasks import send


@on(*SUBSCRIBABLE, name="programs.push")
def push(deed: Deed) -> None:
    """One push for each webhook that hears of the kind."""
    for webhook in queue_pushes(actor=Actor.system(deed.organisation), entry=deed.id, kind=deed.verb):
        send.defer(organisation=deed.organisation, webhook=webhook)


@on("webhook.resumed", "webhook.changed", name="programs.resumed")
def resumed(deed: Deed) -> None:
    """What waited goes out."""
    send.defer(organisation=deed.organisation, webhook=deed.object_id)


@on("push.redelivered", name="programs.redelivered")
def redelivered(deed: Deed) -> None:
    """It goes out again."""
    send.defer(organisation=deed.organisation, webhook=deed.data["webhook"])
