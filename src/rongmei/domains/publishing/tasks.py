"""Sending by the queue and by the clock."""

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Actor
from rongmei.core.scoping import scoped
from rongmei.core.tasks.task import every, task
from rongmei.domains.organisations.api import centres
from rongmei.domains.publishing.actions.baking import bake_front, bury_story, patrol
from rongmei.domains.publishing.actions.sending import deliver, fail, lease, report_disturbed
from rongmei.domains.publishing.queries import due


@task("publishing.send", queue="publish")
def send(*, organisation: int, delivery: int) -> None:
    """Bake one delivery and say that it is live; what goes wrong is on the delivery."""
    actor = Actor.system(organisation)
    if not lease(actor=actor, delivery=delivery):
        return
    try:
        deliver(actor=actor, delivery=delivery)
    except (Refusal, OSError) as error:
        fail(actor=actor, delivery=delivery, error=str(error))


@task("publishing.front", queue="publish")
def front(*, organisation: int) -> None:  # noqa: ARG001 (the scope is set from it)
    """Bake front page, lists and feeds."""
    bake_front()


@task("publishing.bury", queue="publish")
def bury(*, organisation: int, story: int) -> None:  # noqa: ARG001 (the scope is set from it)
    """Put a withdrawn story's tombstone up, then renew the lists."""
    bury_story(story)
    bake_front()


@every("* * * * * */5", "publishing.sweep")
def sweep() -> None:
    """Queue what is due and what a dead worker left."""
    for place in centres():
        with scoped(place.id):
            for delivery in due():
                send.defer(organisation=place.id, delivery=delivery)


@every("23 * * * *", "publishing.patrol")
def walk() -> None:
    """Compare the bytes served with what was baked, every hour."""
    for place in centres():
        with scoped(place.id):
            if strange := patrol():
                report_disturbed(actor=Actor.system(place.id), files=len(strange))
