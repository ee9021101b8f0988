"""What has yet to be carried."""

from django.utils import timezone

from rongmei.domains.liaison.enums import OutgoingState
from rongmei.domains.liaison.models import Outgoing


def due() -> list[int]:
    """Ids of the writing organisation's packages to carry now: due, or left by a dead worker."""
    now = timezone.now()
    waiting = Outgoing.mine().filter(state=OutgoingState.PENDING, not_before__lte=now)
    stuck = Outgoing.mine().filter(state=OutgoingState.SENDING, lease_until__lt=now)
    return list((waiting | stuck).order_by("pk").values_list("pk", flat=True))
