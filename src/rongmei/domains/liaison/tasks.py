"""Carrying by the queue and by the clock."""

from django.utils.translation import gettext as _

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Actor
from rongmei.core.scoping import scoped
from rongmei.core.tasks.task import every, task
from rongmei.domains.liaison.actions.carrying import carry, delivered, fail, lease
from rongmei.domains.liaison.queries.outbox import due
from rongmei.domains.organisations.api import centres


@task("liaison.bring", queue="liaison", once=True)
def bring(*, organisation: int, outgoing: int) -> None:
    """Bring one package to its receiver; what goes wrong is on the package."""
    actor = Actor.system(organisation)
    if not lease(actor=actor, outgoing=outgoing):
        return
    try:
        carry(outgoing=outgoing)
    except Refusal as refusal:
        fail(actor=actor, outgoing=outgoing, error=str(refusal), refused=True)
    except LookupError:
        fail(actor=actor, outgoing=outgoing, error=_("对方单位在自己的节点上，还没有接通。"), refused=True)
    except OSError as error:
        fail(
            actor=actor,
            outgoing=outgoing,
            error=_("读不到稿包文件：%(why)s。") % {"why": error.strerror},
            refused=False,
        )
    else:
        delivered(actor=actor, outgoing=outgoing)


@every("* * * * * */5", "liaison.sweep")
def sweep() -> None:
    """Queue what is due and what a dead worker left."""
    for place in centres():
        with scoped(place.id):
            for outgoing in due():
                bring.defer(organisation=place.id, outgoing=outgoing)
