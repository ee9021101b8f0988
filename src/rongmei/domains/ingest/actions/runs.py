"""Fetching a provider: leased, so that nobody fetches it twice at once and a dead worker blocks nobody."""

import logging
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked, row
from rongmei.core.tasks.holding import held, holding
from rongmei.domains.ingest import events, rules, states
from rongmei.domains.ingest.actions.items import BATCH, Taken, take_items
from rongmei.domains.ingest.adapters.parsers import ParsedItem, ParseResult, Problem, parse
from rongmei.domains.ingest.adapters.transports import Fetched, transports
from rongmei.domains.ingest.enums import RunState
from rongmei.domains.ingest.models import Provider, Run

log = logging.getLogger(__name__)

# For a worker that hangs. One that died is known at once, by the mark it held; see `core.tasks.holding`.
LEASE = timedelta(minutes=3)
MOST_PROBLEMS = 100


def run_provider(*, actor: Actor, provider: int) -> int:
    """Fetch a provider now and take in what is new. What went wrong is on the run, in words.

    Returns:
        the run's id.

    Raises:
        Denied, NotFound; Refusal when it is being fetched already.
    """
    authorise(actor, rules.RUN)
    with holding(_mark(provider)):
        return _run(actor, provider)


def _mark(provider: int) -> str:
    return f"ingest.provider:{provider}"


def _run(actor: Actor, provider: int) -> int:
    run = start_run(actor=actor, provider=provider)
    source = row(Provider, provider)
    try:
        fetched = transports.get(source.transport)(source.location, source.etag, source.last_modified)
        taken, problems = _take(actor, provider, run, fetched)
    except Refusal as refusal:
        _fail(actor, run, str(refusal))
        return run
    except (OperationalError, InterfaceError):  # the database went away, and with it the mark: it is taken up again
        raise
    except Exception:
        log.exception("provider %d broke while it was taken in", provider)
        _fail(actor, run, str(_("处理内容时出错，已停止。已取到的内容都在，请联系系统管理员查看日志。")))
        return run
    failed = bool(problems) and not taken_any(taken)
    if end_run(actor=actor, run=run, taken=taken, problems=problems, failed=failed) and not problems:
        _remember(provider, fetched)
    return run


def taken_any(taken: Taken) -> bool:
    """True when the source held any item at all."""
    return bool(taken.received or taken.revised or taken.known)


@transaction.atomic
def ask_run(*, actor: Actor, provider: int) -> int:
    """Ask for a fetch at once: a worker makes it, its progress and result are on the run; returns the run's id.

    Raises:
        Denied, NotFound, TransitionRefused; Refusal while it is being fetched.
    """
    authorise(actor, rules.RUN)
    source = _source(provider)
    run = _waiting(actor, source) or Run.objects.create(provider=source, lease_until=timezone.now())
    append(actor, events.RUN_ASKED, run, provider=provider)
    return run.pk


@transaction.atomic
def stop_run(*, actor: Actor, run: int) -> None:
    """Stop a fetch that waits or runs; what it has taken stays taken."""
    authorise(actor, rules.RUN)
    row = locked(Run, run)
    row.state, row.ended_at = states.RUN.after(row.state, "stop"), timezone.now()
    row.save()
    append(actor, events.RUN_STOPPED, row, provider=row.provider_id)


@transaction.atomic
def start_run(*, actor: Actor, provider: int) -> int:
    """Lease the provider, taking up the run that was asked for. Refused while another lease holds."""
    authorise(actor, rules.RUN)
    source = _source(provider)
    run = _waiting(actor, source) or Run(provider=source)
    run.state, run.started_at = states.RUN.after(run.state, "start"), timezone.now()
    run.lease_until = timezone.now() + LEASE
    run.save()
    source.next_at = timezone.now() + timedelta(seconds=source.every_seconds)
    source.save()
    return run.pk


@transaction.atomic
def end_run(*, actor: Actor, run: int, taken: Taken, problems: Sequence[str], failed: bool) -> bool:
    """Close a run with its counts and problems; a failure is journalled.

    Returns:
        False when it was stopped, or given up as dead, meanwhile: then only what it took is written.
    """
    authorise(actor, rules.RUN)
    ended = locked(Run, run)
    ended.received, ended.revised, ended.known = taken.received, taken.revised, taken.known
    if ended.state != RunState.RUNNING:
        ended.save()
        return False
    _end(ended, problems, failed=failed)
    if failed:
        append(actor, events.RUN_FAILED, ended, provider=ended.provider_id)
    return True


@transaction.atomic
def give_up_dead(*, actor: Actor) -> list[int]:
    """Close the runs whose worker died.

    Returns:
        the providers to fetch again at once. One whose run before died as well waits for its time: what it brings may
        be what kills.
    """
    authorise(actor, rules.RUN)
    running = Run.mine().select_for_update(of=("self",), skip_locked=True).filter(state=RunState.RUNNING)
    dead = [run for run in running if _dead(run)]
    for run in dead:
        _give_up(actor, run)
    return [run.provider_id for run in dead if not _died_before(run)]


def _dead(run: Run) -> bool:
    return run.lease_until <= timezone.now() or not held(_mark(run.provider_id))


def _give_up(actor: Actor, run: Run) -> None:
    run.lease_until = min(run.lease_until, timezone.now())
    _end(run, [_("采集进程中断，已取到的内容都在。")], failed=True)
    append(actor, events.RUN_FAILED, run, provider=run.provider_id)


def _died_before(run: Run) -> bool:
    before = Run.mine().filter(provider_id=run.provider_id, pk__lt=run.pk).order_by("-pk").first()
    return bool(before and before.ended_at and before.ended_at > before.lease_until)


def _source(provider: int) -> Provider:
    source = locked(Provider, provider)
    states.PROVIDER.after(source.state, "run")
    return source


def _waiting(actor: Actor, source: Provider) -> Run | None:
    """The run that was asked for and not yet begun; a dead worker's run is closed on the way."""
    run = Run.mine().filter(provider=source, state__in=(RunState.QUEUED, RunState.RUNNING)).first()
    if run is None or run.state == RunState.QUEUED:
        return run
    if not _dead(run):
        raise Refusal(_("这个采集源正在采集中。"), _("请稍候查看结果。"))
    _give_up(actor, run)
    return None


def _fail(actor: Actor, run: int, why: str) -> None:
    """What was taken before the fault stays, and is counted."""
    so_far = row(Run, run)
    taken = Taken(so_far.received, so_far.revised, so_far.known)
    end_run(actor=actor, run=run, taken=taken, problems=[why], failed=True)


def _end(run: Run, problems: Sequence[object], *, failed: bool) -> None:
    run.state = states.RUN.after(run.state, "fail" if failed else "finish")
    run.problems, run.ended_at = [str(p) for p in problems], timezone.now()
    run.save()


def _take(actor: Actor, provider: int, run: int, fetched: Fetched) -> tuple[Taken, list[str]]:
    total, problems = Taken(), list[str]()
    for given in fetched.inputs:
        if not _renew(run, total):
            break
        result = ParseResult(problems=(given,)) if isinstance(given, Problem) else parse(given)
        problems += [problem.words for problem in result.problems]
        for batch in _batches(result.items):
            total += take_items(actor=actor, provider=provider, parsed=batch)
            if not _renew(run, total):
                return total, problems[:MOST_PROBLEMS]
    return total, problems[:MOST_PROBLEMS]


def _renew(run: int, taken: Taken) -> bool:
    """Show how far it is and hold the lease; False when the run was stopped."""
    running = Run.mine().filter(pk=run, state=RunState.RUNNING)
    told = {"received": taken.received, "revised": taken.revised, "known": taken.known}
    return bool(running.update(lease_until=timezone.now() + LEASE, **told))


def _batches(items: Sequence[ParsedItem]) -> Iterator[list[ParsedItem]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _remember(provider: int, fetched: Fetched) -> None:
    """Marks are kept only after everything was taken, so that a fault in between asks for all of it again."""
    Provider.mine().filter(pk=provider).update(etag=fetched.etag, last_modified=fetched.last_modified)
