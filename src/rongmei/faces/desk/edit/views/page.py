"""One story: its editor, or how it stands when it cannot be edited now."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rongmei.core.permissions import Actor
from rongmei.core.ui.guard import requires
from rongmei.domains.liaison import api as liaison
from rongmei.domains.planning import api as planning
from rongmei.domains.publishing import api as publishing
from rongmei.domains.review import api as review
from rongmei.domains.stories import api
from rongmei.domains.stories.api import StoryRecord, StoryState
from rongmei.faces.desk.doing import who
from rongmei.faces.desk.edit.views.beside import before_review

OPEN = (StoryState.DRAFTING, StoryState.RETURNED)
SIGNED = (StoryState.SIGNED, StoryState.PUBLISHED)


@require_GET
@requires(api.SEE)
def story(request: HttpRequest, story: int) -> HttpResponse:
    """The editor; read-only, with the reason and what to do, while the story is not to be changed.

    A signed story opens for a change only when asked with `edit=yes`, since that reopens its review.
    """
    actor, found = who(request), api.story(story)
    reopening = found.state in SIGNED and request.GET.get("edit") == "yes"
    writes = api.WRITE.held_by(actor)
    context = {
        "story": found,
        "editable": writes and (found.state in OPEN or reopening),
        "reopening": reopening,
        "may_reopen": writes and found.state in SIGNED and not reopening,
        "may_submit": found.state in OPEN and api.SUBMIT.held_by(actor),
        "may_recall": found.state == StoryState.IN_REVIEW and api.SUBMIT.held_by(actor),
        "may_copy": found.state == StoryState.WITHDRAWN and writes,
        **before_review(story),
        **_around(actor, found),
    }
    return render(request, "desk/edit/story.html", context)


@require_GET
@requires(api.SEE)
def history(request: HttpRequest, story: int) -> HttpResponse:
    """Everything done with the story, and how much each person wrote."""
    context = {"story": api.story(story), "deeds": api.history(story), "writers": api.writers(story)}
    return render(request, "desk/edit/history.html", {**context, "rounds": review.rounds("story", story)})


def _around(actor: Actor, story: StoryRecord) -> dict[str, Any]:
    """What the story belongs to, and how far it has come."""
    rounds = review.rounds("story", story.id)
    last = rounds[0] if rounds else None
    return {
        "round": last,
        "returned": next((s for s in last.steps if s.state == review.StepState.RETURNED), None) if last else None,
        "topic": planning.topic(story.topic) if story.topic else None,
        "assignment": planning.assignment(story.assignment) if story.assignment else None,
        "public_url": publishing.public_url(story.id),
        "notices": publishing.notices(story.id),
        "may_review": review.SEE.held_by(actor),
        "may_publish": publishing.SEE.held_by(actor),
        "provenance": liaison.provenance(story.id),
        "handed_up": liaison.submissions(story=story.id, limit=5),
        "may_hand_up": story.state in SIGNED and liaison.SUBMIT.held_by(actor),
    }
