"""Adding, changing, pausing, resuming and archiving providers."""

from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal import Kind
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.domains.ingest import events, rules, states
from rongmei.domains.ingest.actions.runs import stop_run
from rongmei.domains.ingest.adapters.cleaning import clean_line, clean_text, safe_url
from rongmei.domains.ingest.enums import ProviderState, RunState, Transport
from rongmei.domains.ingest.models import Provider, Run

SHORTEST_SECONDS = 60


@transaction.atomic
def add_provider(*, actor: Actor, name: str, location: str, every_seconds: int = 900) -> int:
    """Add a source to fetch from; the id of the one that is there when the location is known (it is resumed when
    it was archived).

    Args:
        location: an http(s) address, or a file or folder below an allowed one.
        every_seconds: how often it is fetched, at least every minute apart.

    Raises:
        Denied; Refusal without a location, or when it is neither an address nor a full path.
    """
    authorise(actor, rules.KEEP)
    location, transport = _place(location)
    if known := Provider.mine().filter(location=location).first():
        if known.state == ProviderState.ARCHIVED:
            resume_provider(actor=actor, provider=known.pk)
        return known.pk
    row = Provider.objects.create(
        name=(clean_line(name) or location)[:100], transport=transport, location=location,
        every_seconds=max(every_seconds, SHORTEST_SECONDS), next_at=timezone.now(),
    )  # fmt: skip
    append(actor, events.PROVIDER_ADDED, row, transport=transport.value)
    return row.pk


@transaction.atomic
def change_provider(*, actor: Actor, provider: int, name: str, location: str, every_seconds: int) -> None:
    """Rename a source, move it or fetch it at another interval; what it brought stays.

    Raises:
        Denied, NotFound, TransitionRefused; Refusal as `add_provider`, and when another source is at the location.
    """
    authorise(actor, rules.KEEP)
    row = locked(Provider, provider)
    row.state = states.PROVIDER.after(row.state, "change")
    location, transport = _place(location)
    if Provider.mine().filter(location=location).exclude(pk=provider).exists():
        raise Refusal(_("这个地址已经是另一个采集源。"), _("请直接使用那一个，或换一个地址。"))
    if location != row.location:
        row.etag = row.last_modified = ""
    row.name, row.location, row.transport = (clean_line(name) or location)[:100], location, transport
    row.every_seconds, row.next_at = max(every_seconds, SHORTEST_SECONDS), timezone.now()
    row.save()
    append(actor, events.PROVIDER_CHANGED, row, transport=transport.value, every=row.every_seconds)


def pause_provider(*, actor: Actor, provider: int) -> None:
    """Stop fetching it by the clock."""
    _move(actor, provider, "pause", events.PROVIDER_PAUSED)


def resume_provider(*, actor: Actor, provider: int) -> None:
    """Fetch it by the clock again, from a pause or out of the archive."""
    _move(actor, provider, "resume", events.PROVIDER_RESUMED)


@transaction.atomic
def archive_provider(*, actor: Actor, provider: int) -> None:
    """Fetch it no more and take it off the list; its items and runs stay. `resume_provider` undoes this."""
    _move(actor, provider, "archive", events.PROVIDER_ARCHIVED)
    for run in Run.mine().filter(provider_id=provider, state__in=(RunState.QUEUED, RunState.RUNNING)):
        stop_run(actor=actor, run=run.pk)


@transaction.atomic
def _move(actor: Actor, provider: int, verb: str, deed: Kind) -> None:
    authorise(actor, rules.KEEP)
    row = locked(Provider, provider)
    row.state = states.PROVIDER.after(row.state, verb)
    row.save()
    append(actor, deed, row)


def _place(location: str) -> tuple[str, Transport]:
    """The location as it is kept, and how it is fetched."""
    location = clean_text(location)
    if not location:
        raise Refusal(_("还没有填写地址。"), _("请填写网址、文件或文件夹。"))
    if safe_url(location):
        return location, Transport.HTTP
    if Path(location).is_absolute():
        return location, Transport.FILE
    raise Refusal(_("看不懂这个地址。"), _("网址请以 http:// 或 https:// 开头，文件和文件夹请写完整路径，以 / 开头。"))
