"""Leads: sorted quickly, by keyboard, one or several at a time."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rongmei.core.i18n import Refusal
from rongmei.core.ui.guard import requires
from rongmei.domains.ingest import api as ingest
from rongmei.domains.planning import api
from rongmei.domains.planning.api import LeadState, TopicState
from rongmei.faces.desk.doing import do, status_of, tried, typed, who
from rongmei.faces.desk.history import history
from rongmei.faces.desk.paging import PAGE, number, numbers, page, words
from rongmei.faces.desk.plan.forms import LeadForm


@require_GET
@requires(api.SEE)
def leads(request: HttpRequest) -> HttpResponse:
    """Leads by state (the new ones unless asked), words and source."""
    asked, counts = _asked(request), api.lead_counts()
    found = page(api.leads(**asked, before=number(request, "before"), limit=PAGE + 1))
    context = {
        "leads": found.rows,
        "more": found.more,
        "newest": max((x.id for x in found.rows), default=0),
        "tabs": [(s.value, s.label, counts.get(s.value, 0)) for s in LeadState],
        "sources": api.lead_sources(),
        "q": asked["words"],
        **asked,
    }
    return render(request, "desk/plan/leads.html", {**context, **_may(request)})


@require_GET
@requires(api.SEE)
def fresh(request: HttpRequest) -> HttpResponse:
    """How many leads came since the list was drawn, as a line to click on; nothing when there are none."""
    n = api.leads_since(number(request, "since") or 0, **_asked(request))
    sentence = _("新到 %(n)d 条线索，点这里刷新") % {"n": n}
    return render(request, "desk/_fresh_said.html", {"n": n, "sentence": sentence, "list": reverse("desk:plan:leads")})


@require_GET
@requires(api.SEE)
def lead(request: HttpRequest, lead: int) -> HttpResponse:
    """One lead, the topics that rest on it and those that could, and what was done with it."""
    found, resting = api.lead(lead), api.topics_of_lead(lead)
    there = {t.id for t in resting}
    could = [t for s in (TopicState.PROPOSED, TopicState.APPROVED) for t in api.topics(state=s, limit=PAGE)]
    context = {
        "lead": found,
        "topics": resting,
        "could": [t for t in could if t.id not in there],
        "history": history({"planning.lead": [lead]}),
    }
    return render(request, "desk/plan/lead.html", {**context, **_may(request)})


@requires(api.MAKE_LEAD)
def new(request: HttpRequest) -> HttpResponse:
    """Write down a tip; what was typed stays when it is refused."""
    form = LeadForm(typed(request))
    made = tried(form, lambda **typed: api.make_lead(actor=who(request), **typed))
    if made is None:
        return render(request, "desk/plan/new_lead.html", {"form": form}, status=status_of(form))
    messages.success(request, _("线索已登记。"))
    return redirect("desk:plan:lead", made)


@require_POST
@requires(api.MAKE_LEAD)
def of_item(request: HttpRequest, item: int) -> HttpResponse:
    """The lead of an item, made now when the journal has not come to it yet."""
    found = ingest.item(item)
    made = api.make_lead(
        actor=who(request),
        headline=found.headline,
        summary=found.summary,
        source=found.source,
        url=found.url,
        item=found.id,
    )
    return redirect("desk:plan:lead", made)


@require_POST
@requires(api.SORT_LEAD)
def drop(request: HttpRequest, lead: int) -> HttpResponse:
    """Nothing comes of it."""
    verb = partial(api.drop_lead, actor=who(request), lead=lead)
    return _sorted(request, lead, verb, _("已标为不采用。"), reverse("desk:plan:restore_lead", args=[lead]))


@require_POST
@requires(api.SORT_LEAD)
def restore(request: HttpRequest, lead: int) -> HttpResponse:
    """Undo a drop."""
    return _sorted(request, lead, partial(api.restore_lead, actor=who(request), lead=lead), _("已恢复。"))


@require_POST
@requires(api.SORT_LEAD)
def chosen(request: HttpRequest) -> HttpResponse:
    """What is to be done with the leads that were ticked: one topic of them, or none."""
    ids = numbers(request.POST.getlist("lead"))
    if not ids:
        messages.error(request, _("还没有选线索。先在列表左侧勾选几条。"))
        return redirect("desk:plan:leads")
    if request.POST.get("do") == "propose":
        return redirect(f"{reverse('desk:plan:propose')}?{urlencode({'lead': ids}, doseq=True)}")
    dropped = api.drop_leads(actor=who(request), leads=ids)
    undo = f"{reverse('desk:plan:restore_leads')}?{urlencode({'lead': dropped}, doseq=True)}"
    said = _("%(n)d 条已标为不采用。") % {"n": len(dropped)}
    messages.success(request, said, extra_tags=undo if dropped else "")
    return redirect("desk:plan:leads")


@require_POST
@requires(api.SORT_LEAD)
def restore_several(request: HttpRequest) -> HttpResponse:
    """Undo a drop of several."""
    ids = numbers(request.GET.getlist("lead"))
    verb = partial(api.restore_leads, actor=who(request), leads=ids)
    return do(request, verb, _("已恢复。"), reverse("desk:plan:leads"))


@require_POST
@requires(api.PROPOSE)
def add_to_topic(request: HttpRequest, lead: int) -> HttpResponse:
    """Let a topic that is there rest on this lead too."""
    topic = next(iter(numbers([request.POST.get("topic", "")])), None)
    if topic is None:
        messages.error(request, _("还没有选选题。"))
        return redirect("desk:plan:lead", lead)
    undo = reverse("desk:plan:remove_lead", args=[topic, lead])
    verb = partial(api.add_lead, actor=who(request), topic=topic, lead=lead)
    return do(request, verb, _("已加入选题。"), reverse("desk:plan:topic", args=[topic]), undo=undo)


def _sorted(
    request: HttpRequest, lead: int, verb: Callable[[], object], done: str | Promise, undo: str = ""
) -> HttpResponse:
    """Answer a list with the row as it is now, a page without script with the list."""
    if not request.headers.get("HX-Request"):
        return do(request, verb, done, reverse("desk:plan:leads"), undo=undo)
    refusal = None
    try:
        verb()
    except Refusal as error:
        refusal = error
    context = {"lead": api.lead(lead), "refusal": refusal, "swapped": True}
    return render(request, "desk/plan/_lead.html", {**context, **_may(request)})


def _asked(request: HttpRequest) -> dict[str, str]:
    state = request.GET.get("state", LeadState.NEW.value)
    known = state if state in LeadState.values else ""
    return {"state": known, "words": words(request), "source": words(request, "source")}


def _may(request: HttpRequest) -> dict[str, bool]:
    actor = who(request)
    return {
        "may_make": api.MAKE_LEAD.held_by(actor),
        "may_sort": api.SORT_LEAD.held_by(actor),
        "may_propose": api.PROPOSE.held_by(actor),
    }
