"""Task teams end by themselves."""

from contextlib import suppress

from django.utils import timezone

from rongmei.core.permissions import Actor
from rongmei.core.registry import TransitionRefused
from rongmei.core.scoping import across, scoped
from rongmei.core.tasks.task import every
from rongmei.domains.organisations.actions.desks import close_desk
from rongmei.domains.organisations.models import Desk


@every("*/5 * * * *", "organisations.end_teams")
def end_teams() -> None:
    """Close every task team of the node whose time is over."""
    over = across.read(Desk).filter(closed_at=None, ends_at__lte=timezone.now())
    for desk, place in over.values_list("pk", "organisation_id"):
        with scoped(place), suppress(TransitionRefused):  # somebody closed it a moment ago
            close_desk(actor=Actor.system(place), desk=desk)
