"""Providers are fetched by the clock, each in its organisation's scope."""

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Actor
from rongmei.core.scoping import scoped
from rongmei.core.tasks.task import every, task
from rongmei.domains.ingest.actions.runs import give_up_dead, run_provider
from rongmei.domains.ingest.queries import due, provider_waiting_for
from rongmei.domains.organisations.api import tree


@task("ingest.run", queue="ingest")
def run(*, organisation: int, provider: int) -> None:
    """Fetch one provider; one that is being fetched is left alone."""
    try:
        run_provider(actor=Actor.system(organisation), provider=provider)
    except Refusal:
        return


@task("ingest.take_up", queue="ingest")
def take_up(*, organisation: int, asked: int) -> None:
    """Make the fetch that was asked for; a run that was begun or stopped meanwhile is left alone."""
    if provider := provider_waiting_for(asked):
        run(organisation=organisation, provider=provider)


@every("* * * * * */15", "ingest.sweep")
def sweep() -> None:
    """Queue every provider whose time has come, or whose worker died."""
    for place in tree():
        with scoped(place.id):
            dead = give_up_dead(actor=Actor.system(place.id))
            for provider in dict.fromkeys([*dead, *due()]):
                run.defer(organisation=place.id, provider=provider)
