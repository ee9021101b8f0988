"""Task teams end by themselves."""

from django.utils import timezone

from rongmei.core.permissions import Actor
from rongmei.core.scoping import scoped
from rongmei.core.tasks.task import every
from rongmei.domains.organisations.actions.desks import close_desk
from rongmei.domains.organisations.models import Desk
from rongmei.domains.organisations.queries import tree


@every("*/5 * * * *", "organisations.end_teams")
def end_teams() -> None:
    """Close every task team whose time is over."""
    for place in tree():
        with scoped(place.id):
            for pk in Desk.mine().filter(closed_at=None, ends_at__lte=timezone.now()).values_list("pk", flat=True):
                close_desk(actor=Actor.system(place.id), desk=pk)
