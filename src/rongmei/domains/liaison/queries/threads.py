"""The packages of a thread."""

from rongmei.domains.liaison.enums import PackageKind
from rongmei.domains.liaison.models import Incoming


def newest(submission: Incoming) -> Incoming:
    """What a submission says now: itself, or the last correction of it that its sender sent."""
    later = Incoming.objects.filter(
        thread=submission.thread, sender_id=submission.sender_id, kind=PackageKind.CORRECTION
    )  # fmt: skip
    return later.order_by("-turn").first() or submission
