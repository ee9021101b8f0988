"""What readers were told about a published story."""

from collections.abc import Sequence

from rongmei.domains.accounts.api import names
from rongmei.domains.publishing.enums import NoticeKind
from rongmei.domains.publishing.models import Delivery, Notice
from rongmei.domains.publishing.queries.records import NoticeRecord


def notices(story: int) -> list[NoticeRecord]:
    """Corrections and withdrawals of one story, oldest first."""
    rows = list(Notice.objects.filter(story_id=story).order_by("pk"))
    people = names([n.by_id for n in rows])
    return [
        NoticeRecord(n.kind, n.get_kind_display(), n.note, n.at, people.get(n.by_id or 0, "")) for n in rows
    ]  # fmt: skip


def corrections(sent: Sequence[Delivery]) -> dict[int, list[NoticeRecord]]:
    """The corrections each delivery shows, oldest first: its own, and those of earlier ones that went live."""
    notes: dict[int, list[Notice]] = {}
    found = Notice.objects.filter(story_id__in={d.story_id for d in sent}, kind=NoticeKind.CORRECTION)
    for note in found.select_related("delivery").order_by("pk"):
        notes.setdefault(note.story_id, []).append(note)
    return {d.pk: [_shown(n, d) for n in notes.get(d.story_id, []) if _went_out(n, d)] for d in sent}


def _went_out(note: Notice, sent: Delivery) -> bool:
    return note.delivery is not None and (note.delivery_id == sent.pk or note.delivery.live_at is not None)


def _shown(note: Notice, sent: Delivery) -> NoticeRecord:
    explains = sent if note.delivery_id == sent.pk else note.delivery
    at = (explains.live_at if explains else None) or note.at
    return NoticeRecord(note.kind, note.get_kind_display(), note.note, at)
