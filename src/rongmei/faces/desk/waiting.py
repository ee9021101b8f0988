"""What changes around every page: how much waits at each place of the rail, and where else a person belongs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rongmei.core.permissions import Actor
from rongmei.core.ui.guard import requires
from rongmei.core.ui.navigation import rail
from rongmei.domains.accounts import api as accounts
from rongmei.domains.liaison import api as liaison
from rongmei.domains.organisations.api import OrganisationRecord, organisation
from rongmei.domains.planning import api as planning
from rongmei.domains.publishing import api as publishing
from rongmei.domains.review import api as review
from rongmei.domains.stories import api as stories
from rongmei.faces.desk.inbox.piles import waits

# Above this a number says only "many".
MANY = 99
# Places where only what is this very person's own is counted; the browser's title tells their sum.
OWN = {"task", "story", "review"}
# Tasks just given that one sentence names.
TOLD = 3


@require_safe
@requires(accounts.SEE)
def waiting(request: HttpRequest) -> HttpResponse:
    """Fragments for htmx to put into the rail and the account's menu."""
    actor = request.actor  # type: ignore[attr-defined]
    places = [stop.place for stop in rail(actor, request.path)]
    counts = [(place.icon, place.waits(actor)) for place in places if place.waits]
    told = {
        "counts": counts,
        "many": MANY,
        "own": sum(n for icon, n in counts if icon in OWN),
        "offered": offered(actor),
        "belongs": _belongs(actor, accounts.actors_of(actor.user)),
    }
    return render(request, "desk/waiting.html", told)


def offered(actor: Actor) -> list[planning.AssignmentRecord]:
    """Tasks given to the person or their desks that nobody has accepted yet."""
    if not planning.WORK.held_by(actor):
        return []
    return planning.assignments(actor=actor, state=planning.AssignmentState.OFFERED, limit=TOLD)


def _belongs(here: Actor, actors: list[Actor]) -> list[tuple[OrganisationRecord, int]]:
    """Each organisation of a person who has several, with what waits there; nothing for the one the rail counts."""
    if len(actors) < 2:
        return []
    return [(organisation(a.organisation), 0 if a.organisation == here.organisation else waits(a)) for a in actors]


def leads(actor: Actor) -> int:
    """New leads, for those who decide about topics."""
    return planning.new_leads() if planning.DECIDE.held_by(actor) else 0


def topics(actor: Actor) -> int:
    """Proposed topics, for those who decide about them."""
    return planning.topic_counts().get(planning.TopicState.PROPOSED, 0) if planning.DECIDE.held_by(actor) else 0


def assignments(actor: Actor) -> int:
    """Open assignments of the person and their desks."""
    return len(planning.assignments(actor=actor, limit=MANY + 1))


def returned(actor: Actor) -> int:
    """The person's own stories that a reviewer sent back."""
    return stories.count_in(stories.StoryState.RETURNED, author=actor.user)


def reviews(actor: Actor) -> int:
    """Reviews whose turn is this person's."""
    return len(review.inbox(actor))


def failures(actor: Actor) -> int:
    """Deliveries that failed, for those who publish."""
    return publishing.tally().get(publishing.DeliveryState.FAILED, 0) if publishing.PUBLISH.held_by(actor) else 0


def submissions(actor: Actor) -> int:
    """Submissions to sign for or decide, and adopted stories whose origin spoke again, for those who deal with them."""
    return len(liaison.open_work(limit=MANY + 1)) if liaison.ADOPT.held_by(actor) else 0
