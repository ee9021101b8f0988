"""Search over everything of the centre."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from rongmei.core.search.query import Hit, find
from rongmei.core.ui.guard import requires
from rongmei.domains.assets import api as assets
from rongmei.domains.ingest import api as ingest
from rongmei.domains.planning import api as planning
from rongmei.domains.stories import api as stories
from rongmei.faces.desk.paging import words

SHOWN = 8


@dataclass(frozen=True, slots=True)
class About:
    """What stands beside a found thing: a line, its state where it has one, its picture where it is one."""

    line: str = ""
    state: str = ""
    state_label: str | Promise = ""
    thumb: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that can be found, its page, its list, and how it tells about several."""

    code: str
    label: str | Promise
    page: str
    list: str
    about: Callable[[Collection[int]], Mapping[int, About]]


@dataclass(frozen=True, slots=True)
class Found:
    """One row: the hit, its address, what is told about it."""

    hit: Hit
    url: str
    about: About


@dataclass(frozen=True, slots=True)
class Group:
    """The newest of one kind; `all` is the list that holds every one of them, when there are more."""

    kind: Kind
    rows: list[Found]
    all: str


@require_GET
@requires(planning.SEE)
def search(request: HttpRequest) -> HttpResponse:
    """What holds every word asked for, the newest of each kind; the kind's own list has the rest."""
    question = words(request)
    groups = [group for kind in KINDS if question and (group := _group(kind, question)).rows]
    return render(request, "desk/search.html", {"q": question, "groups": groups})


def _group(kind: Kind, question: str) -> Group:
    hits = find(question, kinds=[kind.code], limit=SHOWN + 1)
    shown = hits[:SHOWN]
    told = kind.about([hit.object_id for hit in shown]) if shown else {}
    rows = [Found(h, reverse(kind.page, args=[h.object_id]), told.get(h.object_id, About())) for h in shown]
    return Group(kind, rows, reverse(kind.list) if len(hits) > SHOWN else "")


def _stories(ids: Collection[int]) -> Mapping[int, About]:
    return {s.id: About(s.author_name, s.state, s.state_label) for s in stories.stories_by_id(ids)}


def _topics(ids: Collection[int]) -> Mapping[int, About]:
    return {t.id: About(t.angle, t.state, t.state_label) for t in planning.topics_by_id(ids).values()}


def _leads(ids: Collection[int]) -> Mapping[int, About]:
    return {x.id: About(x.source or x.maker, x.state, x.state_label) for x in planning.leads_by_id(ids)}


def _items(ids: Collection[int]) -> Mapping[int, About]:
    return {i.id: About(i.source or i.provider_name) for i in ingest.items_by_id(ids)}


def _assets(ids: Collection[int]) -> Mapping[int, About]:
    found = assets.assets(ids).values()
    return {a.id: About(a.credit, thumb=reverse("desk:assets:rendition", args=[a.id, "thumb"])) for a in found}


KINDS = (
    Kind("stories.story", _("稿件"), "desk:edit:story", "desk:edit:stories", _stories),
    Kind("planning.topic", _("选题"), "desk:plan:topic", "desk:plan:topics", _topics),
    Kind("planning.lead", _("线索"), "desk:plan:lead", "desk:plan:leads", _leads),
    Kind("ingest.item", _("来稿"), "desk:gather:item", "desk:gather:items", _items),
    Kind("assets.asset", _("素材"), "desk:assets:asset", "desk:assets:library", _assets),
)
