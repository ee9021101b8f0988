"""Making, taking and dropping leads."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from rongmei.core.journal import Kind
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.core.search import index
from rongmei.domains.planning import events, rules, states
from rongmei.domains.planning.models import Lead
from rongmei.domains.planning.queries import LEAD_WORDS


@transaction.atomic
def make_lead(
    *,
    actor: Actor,
    headline: str,
    summary: str = "",
    source: str = "",
    url: str = "",
    item: int | None = None,
    at: datetime | None = None,
) -> int:
    """Write down a lead; for an item that has one already, the id of that one."""
    authorise(actor, rules.MAKE_LEAD)
    if item and (known := Lead.mine().filter(item_id=item).first()):
        return known.pk
    row = Lead.objects.create(
        item_id=item, headline=headline[:300], summary=summary, source=source[:200], url=url,
        made_by_id=actor.user, created_at=at or timezone.now(),
    )  # fmt: skip
    index.put(LEAD_WORDS, row.pk, title=row.headline, text=f"{summary}\n{source}", at=row.created_at)
    append(actor, events.LEAD_MADE, row, item=item)
    return row.pk


def take_lead(*, actor: Actor, lead: int) -> None:
    """A topic rests on it now."""
    _move(actor, lead, "take", events.LEAD_TAKEN)


def drop_lead(*, actor: Actor, lead: int) -> None:
    """Nothing comes of it; `restore_lead` undoes this."""
    _move(actor, lead, "drop", events.LEAD_DROPPED)


def restore_lead(*, actor: Actor, lead: int) -> None:
    """Undo a drop."""
    _move(actor, lead, "restore", events.LEAD_RESTORED)


@transaction.atomic
def _move(actor: Actor, lead: int, verb: str, deed: Kind) -> None:
    authorise(actor, rules.SORT_LEAD)
    row = locked(Lead, lead)
    row.state = states.LEAD.after(row.state, verb)
    row.save()
    append(actor, deed, row)
