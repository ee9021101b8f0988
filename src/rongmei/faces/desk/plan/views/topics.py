"""Topics: proposed, decided, covered, followed."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import authorise
from rongmei.core.ui.guard import requires
from rongmei.domains.organisations.api import FORM_TEAM
from rongmei.domains.planning import api
from rongmei.domains.planning.api import TopicState
from rongmei.domains.stories import api as stories
from rongmei.faces.desk.doing import do, status_of, tried, typed, who
from rongmei.faces.desk.history import history
from rongmei.faces.desk.paging import PAGE, number, numbers, page, words
from rongmei.faces.desk.plan.forms import CoverForm, TopicForm
from rongmei.faces.desk.plan.holders import Holder


@require_GET
@requires(api.SEE)
def topics(request: HttpRequest) -> HttpResponse:
    """Topics by state and words, newest first."""
    state, q, counts = request.GET.get("state", ""), words(request), api.topic_counts()
    known = state if state in TopicState.values else ""
    found = page(api.topics(state=known, words=q, before=number(request, "before"), limit=PAGE + 1))
    context = {
        "topics": found.rows,
        "more": found.more,
        "tabs": [(s.value, s.label, counts.get(s.value, 0)) for s in TopicState],
        "state": known,
        "q": q,
    }
    return render(request, "desk/plan/topics.html", {**context, **_may(request)})


@requires(api.PROPOSE)
def propose(request: HttpRequest) -> HttpResponse:
    """Propose a topic, resting on the leads named in the address or following an earlier topic."""
    asked = request.POST if request.method == "POST" else request.GET
    leads = api.leads_by_id(numbers(asked.getlist("lead")))
    earlier = next((api.topic(pk) for pk in numbers(asked.getlist("follows"))), None)
    form = TopicForm(typed(request), initial={"headline": leads[0].headline[:200] if leads else ""})
    follows = earlier.id if earlier else None

    def verb(**typed: str) -> int:
        return api.propose_topic(actor=who(request), leads=[x.id for x in leads], follows=follows, **typed)

    made = tried(form, verb)
    if made is None:
        context = {"form": form, "leads": leads, "earlier": earlier}
        return render(request, "desk/plan/propose.html", context, status=status_of(form))
    messages.success(request, _("选题已提出，等待批准。"))
    return redirect("desk:plan:topic", made)


@require_GET
@requires(api.SEE)
def topic(request: HttpRequest, topic: int) -> HttpResponse:
    """One topic: what it rests on, what is made for it and by whom, what came of it."""
    return _topic(request, topic, CoverForm())


@require_POST
@requires(api.ASSIGN)
def cover(request: HttpRequest, topic: int) -> HttpResponse:
    """Say what is to be made and give it to somebody; what was typed stays when it is refused."""
    form = CoverForm(request.POST)

    def verb(*, given_to: Holder, **typed: Any) -> int:
        return api.cover_topic(actor=who(request), topic=topic, user=given_to.user, desk=given_to.desk, **typed)

    made = tried(form, verb)
    if made is None:
        return _topic(request, topic, form)
    undo = reverse("desk:plan:cancel", args=[made])
    messages.success(request, _("任务已派发。"), extra_tags=undo)
    return redirect("desk:plan:topic", topic)


@requires(api.PROPOSE)
def describe(request: HttpRequest, topic: int) -> HttpResponse:
    """Change what a topic is about."""
    found = api.topic(topic)
    if not _may_describe(request, found):
        authorise(who(request), api.DECIDE)
    form = TopicForm(typed(request), initial={"headline": found.headline, "angle": found.angle})

    def verb(**typed: str) -> bool:
        api.describe_topic(actor=who(request), topic=topic, **typed)
        return True

    if not tried(form, verb):
        return render(request, "desk/plan/describe.html", {"form": form, "topic": found}, status=status_of(form))
    messages.success(request, _("已保存。"))
    return redirect("desk:plan:topic", topic)


@require_POST
@requires(api.DECIDE)
def approve(request: HttpRequest, topic: int) -> HttpResponse:
    """Approve a proposed topic."""
    return _decided(request, topic, partial(api.approve_topic, actor=who(request), topic=topic), _("选题已批准。"))


@require_POST
@requires(api.DECIDE)
def drop(request: HttpRequest, topic: int) -> HttpResponse:
    """Give a topic up."""
    undo = reverse("desk:plan:restore_topic", args=[topic])
    return _decided(request, topic, partial(api.drop_topic, actor=who(request), topic=topic), _("选题已放弃。"), undo)


@require_POST
@requires(api.DECIDE)
def restore(request: HttpRequest, topic: int) -> HttpResponse:
    """Undo a drop."""
    said = _("选题已恢复，等待批准。")
    return _decided(request, topic, partial(api.restore_topic, actor=who(request), topic=topic), said)


@require_POST
@requires(api.DECIDE)
def finish(request: HttpRequest, topic: int) -> HttpResponse:
    """Everything meant for it has been made."""
    return _decided(request, topic, partial(api.finish_topic, actor=who(request), topic=topic), _("选题已完成。"))


@require_POST
@requires(api.PROPOSE)
def remove_lead(request: HttpRequest, topic: int, lead: int) -> HttpResponse:
    """Take a lead from a topic."""
    undo = reverse("desk:plan:return_lead", args=[topic, lead])
    verb = partial(api.remove_lead, actor=who(request), topic=topic, lead=lead)
    return do(request, verb, _("线索已移出。"), reverse("desk:plan:topic", args=[topic]), undo=undo)


@require_POST
@requires(api.PROPOSE)
def return_lead(request: HttpRequest, topic: int, lead: int) -> HttpResponse:
    """Undo that."""
    verb = partial(api.add_lead, actor=who(request), topic=topic, lead=lead)
    return do(request, verb, _("线索已放回。"), reverse("desk:plan:topic", args=[topic]))


def _topic(request: HttpRequest, topic: int, form: CoverForm) -> HttpResponse:
    found = api.topic(topic)
    given = [a.id for c in found.coverages for a in c.assignments]
    about = {
        "planning.topic": [topic],
        "planning.coverage": [c.id for c in found.coverages if not c.assignments],
        "planning.assignment": given,
    }
    context = {
        "topic": found,
        "form": form,
        "stories": stories.stories(topic=topic),
        "history": history(about),
        "may_describe": found.open and _may_describe(request, found),
        "may_form_team": FORM_TEAM.held_by(who(request)),
    }
    return render(request, "desk/plan/topic.html", {**context, **_may(request)}, status=status_of(form))


def _decided(
    request: HttpRequest, topic: int, verb: Callable[[], object], done: str | Promise, undo: str = ""
) -> HttpResponse:
    """Answer a list with the row as it is now, anything else with the topic's page."""
    if not request.headers.get("HX-Request"):
        return do(request, verb, done, reverse("desk:plan:topic", args=[topic]), undo=undo)
    refusal = None
    try:
        verb()
    except Refusal as error:
        refusal = error
    context = {"topic": api.topic(topic), "refusal": refusal, "swapped": True}
    return render(request, "desk/plan/_topic.html", {**context, **_may(request)})


def _may_describe(request: HttpRequest, topic: api.TopicRecord) -> bool:
    """Its proposer until it is decided on, and planners."""
    actor = who(request)
    own = topic.proposed_by == actor.user and topic.state == TopicState.PROPOSED
    return own or api.DECIDE.held_by(actor)


def _may(request: HttpRequest) -> dict[str, bool]:
    actor = who(request)
    return {
        "may_propose": api.PROPOSE.held_by(actor),
        "may_decide": api.DECIDE.held_by(actor),
        "may_assign": api.ASSIGN.held_by(actor),
    }
