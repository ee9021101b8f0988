"""A city and its county, and what the workers of both do between two clicks."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.utils import timezone

from rongmei.core.journal.models import Entry
from rongmei.core.journal.subscribers import Deed, subscribers
from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts.api import actor_of
from rongmei.domains.liaison import api, tasks
from rongmei.domains.liaison.adapters.package import Package, pack
from rongmei.domains.liaison.enums import PackageKind
from rongmei.domains.liaison.queries.outbox import due
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.publishing import api as publishing
from rongmei.domains.publishing import tasks as publishing_tasks
from rongmei.domains.stories.api import Content
from tests.factories import publishing as make
from tests.factories.accounts import make_member

LISTENING = ("publishing.suspended", "publishing.settle", "liaison.published", "liaison.withdrawn")


@dataclass
class House:
    """One centre with somebody who does everything but review, and how far its deeds were heard."""

    place: Organisation
    editor: Actor
    chief: Actor
    heard: int = 0

    @property
    def id(self) -> int:
        """The organisation's id."""
        return self.place.pk


def house(place: Organisation) -> House:
    """People for a centre."""
    return House(place, _person(place, Role.EDITOR), _person(place, Role.DIRECTOR))


def work(*houses: House) -> None:
    """What dispatchers and workers do until nothing is left: hear deeds, bake, carry packages."""
    while sum(_once(h) for h in houses):
        pass


def hand_up(county: House, city: House, content: Content | None = None, *, note: str = "") -> tuple[int, int]:
    """A signed story of the county, submitted to the city and brought there; the story's and the submission's ids."""
    with scoped(county.id):
        story = make.signed_story(county.editor, content)
        sent = api.submit_story(actor=county.editor, story=story, receiver=city.id, note=note)
    work(county, city)
    return story, sent


def came(city: House) -> int:
    """Id of the newest submission in the city's inbox."""
    with scoped(city.id):
        return api.incoming()[0].id


def adopted(
    county: House, city: House, content: Content | None = None, *, carry_back: bool = True
) -> tuple[int, int, int]:
    """As `hand_up`, signed for and adopted; the story's, the submission's and the city's copy's ids.

    Args:
        carry_back: whether the receipts are brought to the county.
    """
    story, sent = hand_up(county, city, content)
    with scoped(city.id):
        api.sign_for(actor=city.editor, incoming=came(city))
        copy = api.adopt(actor=city.editor, incoming=came(city))
    if carry_back:
        work(county, city)
    return story, sent, copy


def put_out(place: House, story: int, *, note: str = "") -> None:
    """Sign and publish a story that is ready; with a note when an earlier version is live."""
    with scoped(place.id):
        make.sign(place.editor, story)
        publish(place, story, note=note)


def publish(place: House, story: int, *, note: str = "") -> None:
    """Publish a signed story."""
    with scoped(place.id):
        publishing.publish(actor=place.editor, story=story, note=note)
        make.send_due(place.id)


def hear(h: House) -> int:
    """Let the subscribers hear what a centre did since; returns how many deeds that were. Nothing is carried."""
    with scoped(h.id):
        news = list(Entry.objects.filter(pk__gt=h.heard).order_by("pk"))
        h.heard = news[-1].pk if news else h.heard
        for entry in news:
            _hear(entry)
        make.send_due(h.id)
    return len(news)


def _once(h: House) -> bool:
    news = hear(h)
    with scoped(h.id):
        waiting = due()
    for outgoing in waiting:
        tasks.bring(organisation=h.id, outgoing=outgoing)
    return bool(news or waiting)


def _hear(e: Entry) -> None:
    deed = Deed(e.pk, e.organisation_id, e.actor, e.verb, e.object_kind, e.object_id, e.at, e.data)
    for name in LISTENING:
        if e.verb in subscribers.get(name).verbs:
            subscribers.get(name).handle(deed)
            if "story" in e.data and e.verb.startswith("story."):
                publishing_tasks.settle(organisation=e.organisation_id, story=e.data["story"])


def _person(place: Organisation, role: Role) -> Actor:
    membership = make_member(place, role)
    return actor_of(membership.user, membership)


def forged_withdrawal(sender: House, receiver: House, thread: UUID) -> tuple[str, str]:
    """A well-formed withdrawal, in a thread that may be another's."""
    package = Package(
        id=uuid4(), kind=PackageKind.WITHDRAWAL, thread=thread, turn=7, sender=sender.place.code,
        receiver=receiver.place.code, origin=sender.place.code, hops=(sender.place.code,),
        sent_at=timezone.now().isoformat(),
    )  # fmt: skip
    return pack(package)
