"""Fetching a provider: leased, so that nobody fetches it twice at once and a dead worker blocks nobody."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked, row
from rongmei.domains.ingest import events, rules, states
from rongmei.domains.ingest.actions.items import BATCH, Taken, take_items
from rongmei.domains.ingest.adapters.parsers import ParsedItem, Problem, parse
from rongmei.domains.ingest.adapters.transports import Fetched, transports
from rongmei.domains.ingest.enums import RunState
from rongmei.domains.ingest.models import Provider, Run

LEASE = timedelta(minutes=3)


def run_provider(*, actor: Actor, provider: int) -> int:
    """Fetch a provider now and take in what is new. What went wrong is on the run, in words.

    Returns:
        the run's id.

    Raises:
        Denied, NotFound; Refusal when it is being fetched already.
    """
    run = start_run(actor=actor, provider=provider)
    source = row(Provider, provider)
    try:
        fetched = transports.get(source.transport)(source.location, source.etag, source.last_modified)
    except Refusal as refusal:
        end_run(actor=actor, run=run, taken=Taken(), problems=[str(refusal)], failed=True)
        return run
    taken, problems = _take(actor, provider, run, fetched)
    end_run(actor=actor, run=run, taken=taken, problems=problems, failed=not taken_any(taken) and bool(problems))
    _remember(provider, fetched)
    return run


def taken_any(taken: Taken) -> bool:
    """True when the source held any item at all."""
    return bool(taken.received or taken.revised or taken.known)


@transaction.atomic
def start_run(*, actor: Actor, provider: int) -> int:
    """Lease the provider. Refused while another lease holds."""
    authorise(actor, rules.RUN)
    source = locked(Provider, provider)
    running = Run.mine().filter(provider=source, state=RunState.RUNNING).first()
    if running and running.lease_until > timezone.now():
        raise Refusal(_("这个采集源正在采集中。"), _("请稍候查看结果。"))
    if running:
        _end(running, [_("采集进程中断，已重新采集。")], failed=True)
    source.next_at = timezone.now() + timedelta(seconds=source.every_seconds)
    source.save()
    return Run.objects.create(provider=source, lease_until=timezone.now() + LEASE).pk


@transaction.atomic
def end_run(*, actor: Actor, run: int, taken: Taken, problems: Sequence[str], failed: bool) -> None:
    """Close a run with its counts and problems; a failure is journalled."""
    authorise(actor, rules.RUN)
    ended = locked(Run, run)
    ended.received, ended.revised, ended.known = taken.received, taken.revised, taken.known
    _end(ended, problems, failed=failed)
    if failed:
        append(actor, events.RUN_FAILED, ended, provider=ended.provider_id)


def _end(run: Run, problems: Sequence[object], *, failed: bool) -> None:
    run.state = states.RUN.after(run.state, "fail" if failed else "finish")
    run.problems, run.ended_at = [str(p) for p in problems], timezone.now()
    run.save()


def _take(actor: Actor, provider: int, run: int, fetched: Fetched) -> tuple[Taken, list[str]]:
    total, problems = Taken(), []
    for given in fetched.inputs:
        result = parse(given)
        problems += [_words(p) for p in result.problems]
        for batch in _batches(result.items):
            total += take_items(actor=actor, provider=provider, parsed=batch)
            Run.mine().filter(pk=run).update(lease_until=timezone.now() + LEASE, received=total.received)
    return total, problems


def _words(problem: Problem) -> str:
    return problem.words


def _batches(items: Sequence[ParsedItem]) -> Iterator[list[ParsedItem]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _remember(provider: int, fetched: Fetched) -> None:
    """Marks are kept only after everything was taken, so that a crash in between asks for all of it again."""
    Provider.mine().filter(pk=provider).update(etag=fetched.etag, last_modified=fetched.last_modified)
