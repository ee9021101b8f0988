"""What waits for one person, a pile an organisation; each is gathered in a scope of its own."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rongmei.core.permissions import Actor
from rongmei.core.scoping import scoped
from rongmei.domains.accounts import api as accounts
from rongmei.domains.organisations.api import OrganisationRecord, organisation
from rongmei.domains.planning import api as planning
from rongmei.faces.desk.home.cards import Card
from rongmei.faces.desk.home.day import day
from rongmei.faces.desk.home.todo import todo


@dataclass(frozen=True, slots=True)
class Pile:
    """What waits in one organisation.

    Attributes:
        here: it is the one the person works for at the moment.
        locked: it asks for a second factor that the person has not set up, so nothing of it is told.
    """

    organisation: OrganisationRecord
    here: bool
    locked: bool = False
    cards: list[Card] = field(default_factory=list)


def piles(actors: Iterable[Actor], current: Actor) -> list[Pile]:
    """A pile for each organisation, the current one first.

    Args:
        actors: the person as an actor of each organisation.
    """
    found = [_pile(actor, here=actor.organisation == current.organisation) for actor in actors]
    return sorted(found, key=lambda pile: not pile.here)


def waits(actor: Actor) -> int:
    """How many things wait for the person in the actor's organisation."""
    return len(_pile(actor, here=False).cards)


def _pile(actor: Actor, *, here: bool) -> Pile:
    place = organisation(actor.organisation)
    with scoped(actor.organisation):
        if accounts.owes_second_factor(actor):
            return Pile(place, here, locked=True)
        return Pile(place, here, cards=todo(actor, day()) if planning.SEE.held_by(actor) else [])
