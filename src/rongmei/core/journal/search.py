"""Looking through the deeds of an organisation, for auditors."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from rongmei.core.journal.models import Entry
from rongmei.core.scoping.querysets import TenantQuerySet


def deeds(
    *,
    verb: str = "",
    actor: int | None = None,
    object_kind: str = "",
    object_id: int | None = None,
    since: date | None = None,
    until: date | None = None,
    before: int | None = None,
) -> TenantQuerySet[Entry]:
    """Deeds of the readable organisations, newest first, read-only, narrowed by whatever is given.

    Args:
        since, until: days in local time, both included.
        before: only entries older than this id, for paging.
    """
    wanted = {
        "verb": verb,
        "actor": actor,
        "object_kind": object_kind,
        "object_id": object_id,
        "at__gte": since and _midnight(since),
        "at__lt": until and _midnight(until + timedelta(days=1)),
        "id__lt": before,
    }
    given = {key: value for key, value in wanted.items() if value}
    return Entry.objects.readonly().filter(**given).order_by("-id")


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
