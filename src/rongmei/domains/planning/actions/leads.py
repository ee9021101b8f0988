"""Making, taking and dropping leads."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from rongmei.core.journal import Kind
from rongmei.core.journal.append import append, append_many
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.core.search import index
from rongmei.domains.planning import events, rules, states
from rongmei.domains.planning.models import Lead
from rongmei.domains.planning.queries.leads import LEAD_WORDS
from rongmei.domains.planning.validators import check_headline, check_url


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
    """Write down a lead; for an item that has one already, the id of that one.

    Raises:
        Denied; Refusal without a headline, or for a link that is none.
    """
    authorise(actor, rules.MAKE_LEAD)
    if item and (known := Lead.mine().filter(item_id=item).first()):
        return known.pk
    row = Lead.objects.create(
        item_id=item, headline=check_headline(headline)[:300], summary=summary.strip(), source=source.strip()[:200],
        url=check_url(url),
        made_by_id=actor.user, created_at=at or timezone.now(),
    )  # fmt: skip
    index.put(LEAD_WORDS, row.pk, title=row.headline, text=f"{row.summary}\n{row.source}", at=row.created_at)
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


def release_lead(*, actor: Actor, lead: int) -> None:
    """No topic rests on it any more: it is new again."""
    _move(actor, lead, "release", events.LEAD_RELEASED)


def drop_leads(*, actor: Actor, leads: Collection[int]) -> list[int]:
    """Drop several at once; those that somebody took or dropped meanwhile stay as they are.

    Returns:
        the ids of those dropped; `restore_leads` of them undoes this.
    """
    return _move_many(actor, leads, "drop", events.LEAD_DROPPED)


def restore_leads(*, actor: Actor, leads: Collection[int]) -> list[int]:
    """Undo a drop of several; returns the ids of those restored."""
    return _move_many(actor, leads, "restore", events.LEAD_RESTORED)


@transaction.atomic
def _move(actor: Actor, lead: int, verb: str, deed: Kind) -> None:
    authorise(actor, rules.SORT_LEAD)
    row = locked(Lead, lead)
    row.state = states.LEAD.after(row.state, verb)
    row.save()
    append(actor, deed, row)


@transaction.atomic
def _move_many(actor: Actor, leads: Collection[int], verb: str, deed: Kind) -> list[int]:
    authorise(actor, rules.SORT_LEAD)
    rows = list(Lead.mine().filter(pk__in=leads).order_by("pk").select_for_update())
    moving = [row for row in rows if states.LEAD.allows(row.state, verb)]
    for row in moving:
        row.state = states.LEAD.after(row.state, verb)
        row.save()
    append_many(actor, deed, moving)
    return [row.pk for row in moving]
