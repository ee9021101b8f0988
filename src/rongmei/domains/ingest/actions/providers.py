"""Adding, pausing and resuming providers."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal import Kind
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.domains.ingest import events, rules, states
from rongmei.domains.ingest.adapters.cleaning import safe_url
from rongmei.domains.ingest.enums import Transport
from rongmei.domains.ingest.models import Provider

SHORTEST_SECONDS = 60


@transaction.atomic
def add_provider(*, actor: Actor, name: str, location: str, every_seconds: int = 900) -> int:
    """Add a source to fetch from; the id of the one that is there when the location is known.

    Args:
        location: an http(s) address, or a file or folder below an allowed one.
        every_seconds: how often it is fetched, at least every minute apart.

    Raises:
        Denied; Refusal without a location.
    """
    authorise(actor, rules.KEEP)
    location = location.strip()
    if not location:
        raise Refusal(_("还没有填写地址。"), _("请填写网址、文件或文件夹。"))
    if known := Provider.mine().filter(location=location).first():
        return known.pk
    transport = Transport.HTTP if safe_url(location) else Transport.FILE
    row = Provider.objects.create(
        name=name.strip()[:100] or location[:100], transport=transport, location=location,
        every_seconds=max(every_seconds, SHORTEST_SECONDS), next_at=timezone.now(),
    )  # fmt: skip
    append(actor, events.PROVIDER_ADDED, row, transport=transport.value)
    return row.pk


def pause_provider(*, actor: Actor, provider: int) -> None:
    """Stop fetching it by the clock."""
    _move(actor, provider, "pause", events.PROVIDER_PAUSED)


def resume_provider(*, actor: Actor, provider: int) -> None:
    """Fetch it by the clock again."""
    _move(actor, provider, "resume", events.PROVIDER_RESUMED)


@transaction.atomic
def _move(actor: Actor, provider: int, verb: str, deed: Kind) -> None:
    authorise(actor, rules.KEEP)
    row = locked(Provider, provider)
    row.state = states.PROVIDER.after(row.state, verb)
    row.save()
    append(actor, deed, row)
