"""Hands deeds to subscribers: batches, at least once, failures parked."""

import logging
import threading
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.db import close_old_connections, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from rongmei.core.journal.bell import Bell, address
from rongmei.core.journal.models import Cursor, Entry, Parked
from rongmei.core.journal.reading import Position, awaited, newest_settled, settled
from rongmei.core.journal.subscribers import Deed, Subscriber, subscribers
from rongmei.core.logs.context import bound
from rongmei.core.scoping import across, scoped

log = logging.getLogger(__name__)

BATCH = 200
ATTEMPTS = 5
# Another worker may have died over what it held: subscribers are asked now and then though nothing seems new.
SOON, LONGEST = 0.02, 5.0
# So many deeds of other kinds are looked through again rather than written down as passed.
STRIDE = 1000


def run_once() -> int:
    """Give every subscriber that something waits for one batch; returns how many deeds were handled."""
    return hand_over([s for _name, s in subscribers])


def hand_over(readers: Sequence[Subscriber]) -> int:
    """As `run_once`, for some subscribers. Mostly nothing waits for most of them, which three questions find out."""
    newest = newest_settled()
    places = {s.name: (0, 0) for s in readers}
    places |= {c.subscriber: (c.transaction, c.entry_id) for c in Cursor.objects.filter(subscriber__in=places)}
    waited_for = awaited([(s.name, places[s.name], s.verbs) for s in readers])
    parked = set(_due().values_list("subscriber", flat=True))
    _pass_over(newest, {name: place for name, place in places.items() if name not in waited_for})
    return sum(deliver(s) for s in readers if s.name in waited_for) + sum(
        retry_parked(s) for s in readers if s.name in parked
    )


def _pass_over(newest: Position, places: Mapping[str, Position]) -> None:
    """Move cursors that heard nothing up to here forward now and then: who hears few kinds would else look through
    everything since its last deed at each question.

    Args:
        newest: the journal's end before it was asked what waits.
        places: where each stands; one that was moved meanwhile is left alone.
    """
    for name, place in places.items():
        if newest[1] - place[1] > STRIDE:
            stands = Cursor.objects.filter(subscriber=name, transaction=place[0], entry_id=place[1])
            stands.update(transaction=newest[0], entry_id=newest[1])


def deliver(subscriber: Subscriber) -> int:
    """One batch for one subscriber, in one transaction with its cursor. 0 when another worker holds it."""
    Cursor.objects.get_or_create(subscriber=subscriber.name)
    with transaction.atomic():
        cursor = Cursor.objects.select_for_update(skip_locked=True).filter(subscriber=subscriber.name).first()
        if cursor is None:
            return 0
        batch = settled((cursor.transaction, cursor.entry_id), subscriber.verbs, BATCH)
        for _position, deed in batch:
            _take(subscriber, deed)
        if batch:
            cursor.transaction, cursor.entry_id = batch[-1][0]
            cursor.save()
    return len(batch)


def _take(subscriber: Subscriber, deed: Deed) -> None:
    """A failure rolls back this deed only, is parked, and does not stop the others."""
    try:
        with bound(deed=deed.id, subscriber=subscriber.name), scoped(deed.organisation), transaction.atomic():
            subscriber.handle(deed)
    except Exception as error:
        log.exception("subscriber %s could not take entry %s", subscriber.name, deed.id)
        Parked.objects.get_or_create(
            subscriber=subscriber.name,
            entry_id=deed.id,
            defaults={
                "organisation_id": deed.organisation,
                "error": type(error).__name__,
                "next_at": timezone.now() + timedelta(seconds=5),
            },
        )


def retry_parked(subscriber: Subscriber) -> int:
    """Try due parked deeds again; after `ATTEMPTS` they stay for a person to see."""
    return sum(_retry(subscriber, parked) for parked in _due().filter(subscriber=subscriber.name)[:BATCH])


def _due() -> QuerySet[Parked]:
    return Parked.objects.filter(attempts__lt=ATTEMPTS, next_at__lte=timezone.now())


def _retry(subscriber: Subscriber, parked: Parked) -> int:
    deed = _deed(parked.entry_id)
    try:
        with bound(deed=deed.id, subscriber=subscriber.name), scoped(deed.organisation), transaction.atomic():
            subscriber.handle(deed)
            parked.delete()
    except Exception:
        log.exception("subscriber %s failed again on entry %s", subscriber.name, deed.id)
        wait = timedelta(seconds=5 * 3**parked.attempts)
        Parked.objects.filter(pk=parked.pk).update(attempts=F("attempts") + 1, next_at=timezone.now() + wait)
        return 0
    return 1


def _deed(entry_id: int) -> Deed:
    e = across.read(Entry).get(pk=entry_id)
    return Deed(e.pk, e.organisation_id, e.actor, e.verb, e.object_kind, e.object_id, e.at, e.data)


def run(stop: threading.Event, *, pause: float = 0.5) -> None:
    """Dispatch until told to stop; a lost database is waited for, not died of."""
    bell, seen, wait, asked = Bell(address()), (-1, -1), pause, time.monotonic()
    while not stop.is_set():
        try:
            newest = newest_settled()
            if new := newest != seen or time.monotonic() - asked > LONGEST or _due().exists():
                asked = time.monotonic()
            handled = run_once() if new else 0
        except Exception:
            log.exception("dispatcher: will try again")
            close_old_connections()
            newest, handled = seen, 0
        if not handled:
            # What rang may still wait for a transaction beside it: then it is looked for soon, and less and less.
            seen, wait = newest, SOON if bell.wait(wait) else min(2 * wait, pause)
    bell.close()
