"""What programs are owed by the queue and by the clock."""

import time

from django.utils.translation import gettext as _

from rongmei.core.http import Client, PrivateAddress, Unreachable
from rongmei.core.permissions import Actor
from rongmei.core.scoping import scoped
from rongmei.core.secrecy import Unreadable
from rongmei.core.tasks.task import every, task
from rongmei.domains.organisations.api import centres, tree
from rongmei.domains.programs.actions.answers import forget_answers
from rongmei.domains.programs.actions.pushing import ANSWER_SECONDS, carry, delivered, fail, forget_pushes, lease
from rongmei.domains.programs.queries import due, due_webhooks

# How long one webhook is served before other work has its turn.
SECONDS = 20.0
GONE = 410


@task("programs.send", queue="programs", once=True)
def send(*, organisation: int, webhook: int) -> None:
    """Send what one webhook is owed, until something fails or its time is over; the clock goes on with the rest."""
    until = time.monotonic() + SECONDS
    with Client(seconds=ANSWER_SECONDS) as client:
        for push in due(webhook):
            if time.monotonic() > until or not _try(Actor.system(organisation), push, client):
                return


@every("* * * * * */5", "programs.sweep")
def sweep() -> None:
    """Queue webhooks with something due, or left by a dead worker."""
    for place in centres():
        with scoped(place.id):
            for webhook in due_webhooks():
                send.defer(organisation=place.id, webhook=webhook)


@every("7 * * * *", "programs.forget")
def forget() -> None:
    """Every hour: answers older than a day are deleted, and pushes older than a month."""
    for place in tree():
        with scoped(place.id):
            forget_answers()
            forget_pushes()


def _try(actor: Actor, push: int, client: Client) -> bool:
    """Send one push; what goes wrong is on it. False when it failed."""
    if not lease(actor=actor, push=push):
        return True
    try:
        status = carry(push=push, client=client)
    except (PrivateAddress, Unreachable) as refusal:
        fail(actor=actor, push=push, error=str(refusal))
    except Unreadable:
        error = _("签名密钥打不开：它是在另一台机器上生成的。请更换密钥，再恢复这个回调。")
        fail(actor=actor, push=push, error=error, ends=True)
    else:
        return _note(actor, push, status)
    return False


def _note(actor: Actor, push: int, status: int) -> bool:
    if 200 <= status < 300:
        delivered(actor=actor, push=push, status=status)
        return True
    fail(actor=actor, push=push, error=_("对方返回 %(n)d。") % {"n": status}, status=status, ends=status == GONE)
    return False
