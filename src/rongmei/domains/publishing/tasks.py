"""Sending by the queue and by the clock."""

import time

from django.utils.translation import gettext as _

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Actor
from rongmei.core.scoping import scoped
from rongmei.core.tasks.task import every, task
from rongmei.domains.organisations.api import centres
from rongmei.domains.publishing.actions.baking import settle_story
from rongmei.domains.publishing.actions.lists import bake_front
from rongmei.domains.publishing.actions.old_signing import move_over_some
from rongmei.domains.publishing.actions.patrol import mend, out_of_fashion, patrol, redress, resurrected
from rongmei.domains.publishing.actions.sending import deliver, fail, lease, report_disturbed
from rongmei.domains.publishing.queries.deliveries import due
from rongmei.domains.publishing.queries.old_sites import unfinished

# Seconds that one job may take; a stopping worker waits no longer.
LONGEST = 4


@task("publishing.send", queue="publish", once=True)
def send(*, organisation: int, delivery: int) -> None:
    """Bake one delivery and say that it is live; what goes wrong is on the delivery."""
    actor = Actor.system(organisation)
    if not lease(actor=actor, delivery=delivery):
        return
    try:
        deliver(actor=actor, delivery=delivery)
    except Refusal as refusal:
        fail(actor=actor, delivery=delivery, error=str(refusal))
    except OSError as error:
        fail(actor=actor, delivery=delivery, error=_("写不进网站文件夹：%(why)s。") % {"why": error.strerror})


@task("publishing.front", queue="publish", once=True)
def front(*, organisation: int) -> None:  # noqa: ARG001 (the scope is set from it)
    """Bake front page, lists and feeds."""
    bake_front()


@task("publishing.settle", queue="publish", once=True)
def settle(*, organisation: int, story: int) -> None:  # noqa: ARG001 (the scope is set from it)
    """Put a withdrawn story's tombstone up, or take away what an unfinished sending left, then renew the lists."""
    settle_story(story)
    bake_front()


@task("publishing.dress", queue="publish", once=True)
def dress(*, organisation: int) -> None:  # noqa: ARG001 (the scope is set from it)
    """Bake every page with the centre's present names, numbers and mark."""
    redress()


@task("publishing.move_over", queue="archive", once=True)
def move_over(*, organisation: int, site: int) -> None:
    """Bring signed articles of an old site out, some at a time, so that the day's news never waits behind them."""
    until = time.monotonic() + LONGEST
    while move_over_some(actor=Actor.system(organisation), site=site):
        if time.monotonic() > until:
            move_over.defer(organisation=organisation, site=site)
            break
    front.defer(organisation=organisation)


@every("* * * * *", "publishing.old_sites")
def old_sites() -> None:
    """Every minute: take up what a dead worker left of old sites."""
    for place in centres():
        with scoped(place.id):
            for site in unfinished():
                move_over.defer(organisation=place.id, site=site)


@every("* * * * * */5", "publishing.sweep")
def sweep() -> None:
    """Queue what is due and what a dead worker left."""
    for place in centres():
        with scoped(place.id):
            for delivery in due():
                send.defer(organisation=place.id, delivery=delivery)


@every("* * * * *", "publishing.graves")
def graves() -> None:
    """Every minute: what was withdrawn stays withdrawn, whatever was done to the files."""
    for place in centres():
        with scoped(place.id):
            for story in resurrected():
                settle(organisation=place.id, story=story)


@every("* * * * *", "publishing.fashion")
def fashion() -> None:
    """Every minute: after an upgrade each site is baked anew with the release's style and script."""
    for place in centres():
        with scoped(place.id):
            if out_of_fashion():
                dress.defer(organisation=place.id)


@every("23 * * * *", "publishing.patrol")
def walk() -> None:
    """Compare the bytes served with what was baked, every hour; what is wrong is told, then baked again."""
    for place in centres():
        with scoped(place.id):
            if strange := patrol():
                report_disturbed(actor=Actor.system(place.id), files=len(strange))
                mend()
