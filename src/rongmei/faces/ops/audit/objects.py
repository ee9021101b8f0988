"""What deeds are about: each kind of object by its word, with its title and page where the reader may see it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Permission
from rongmei.domains.accounts import api as accounts
from rongmei.domains.assets import api as assets
from rongmei.domains.ingest import api as ingest
from rongmei.domains.organisations import api as organisations
from rongmei.domains.planning import api as planning
from rongmei.domains.programs import api as programs
from rongmei.domains.publishing import api as publishing
from rongmei.domains.review import api as review
from rongmei.domains.stories import api as stories

Names = Callable[[Collection[int]], Mapping[int, str]]


def _unnamed(_ids: Collection[int]) -> Mapping[int, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of object.

    Attributes:
        sees: who may see its title and page.
        names: titles by id, asked for once for all.
        page: the name of its page; empty for none.
    """

    label: str | Promise
    sees: Permission
    names: Names = _unnamed
    page: str = ""


@dataclass(frozen=True, slots=True)
class Object:
    """What one deed is about; the title stands for the number where it is known."""

    label: str | Promise
    number: int
    title: str = ""
    url: str = ""

    def __str__(self) -> str:
        return f"{self.label} {self.number} {self.title}".strip()


def _people(_ids: Collection[int]) -> Mapping[int, str]:
    return {p.membership: p.name for p in accounts.people(active=None)}


def _desks(_ids: Collection[int]) -> Mapping[int, str]:
    return {d.id: d.name for d in organisations.desks(open_only=False)}


def _stories(ids: Collection[int]) -> Mapping[int, str]:
    return {s.id: s.headline for s in stories.stories_by_id(ids)}


def _topics(ids: Collection[int]) -> Mapping[int, str]:
    return {t.id: t.headline for t in planning.topics_by_id(ids).values()}


def _leads(ids: Collection[int]) -> Mapping[int, str]:
    return {x.id: x.headline for x in planning.leads_by_id(ids)}


def _items(ids: Collection[int]) -> Mapping[int, str]:
    return {i.id: i.headline for i in ingest.items_by_id(ids)}


def _webhooks(_ids: Collection[int]) -> Mapping[int, str]:
    return {w.id: w.address for w in programs.webhooks()}


KINDS = {
    "accounts.membership": Kind(_("人员"), accounts.OPERATE, _people, "ops:person"),
    "accounts.signinpolicy": Kind(_("登录要求"), accounts.OPERATE),
    "organisations.organisation": Kind(_("单位"), accounts.OPERATE),
    "organisations.desk": Kind(_("部门"), accounts.OPERATE, _desks),
    "organisations.licence": Kind(_("许可证"), accounts.OPERATE),
    "ingest.provider": Kind(_("采集源"), ingest.SEE, page="desk:gather:provider"),
    "ingest.run": Kind(_("采集记录"), ingest.SEE),
    "ingest.item": Kind(_("来稿"), ingest.SEE, _items, "desk:gather:item"),
    "planning.lead": Kind(_("线索"), planning.SEE, _leads, "desk:plan:lead"),
    "planning.topic": Kind(_("选题"), planning.SEE, _topics, "desk:plan:topic"),
    "planning.coverage": Kind(_("报道安排"), planning.SEE),
    "planning.assignment": Kind(_("任务"), planning.SEE, page="desk:plan:assignment"),
    "assets.asset": Kind(_("素材"), assets.SEE, page="desk:assets:asset"),
    "stories.story": Kind(_("稿件"), stories.SEE, _stories, "desk:edit:story"),
    "review.review": Kind(_("审稿"), review.SEE, page="desk:review:review"),
    "review.level": Kind(_("审核级别"), accounts.OPERATE),
    "publishing.channel": Kind(_("渠道"), publishing.SEE),
    "publishing.delivery": Kind(_("发布"), publishing.SEE),
    "programs.webhook": Kind(_("回调"), programs.KEEP_WEBHOOKS, _webhooks, "ops:webhook"),
    "programs.push": Kind(_("推送"), programs.KEEP_WEBHOOKS),
}


def objects(entries: Iterable[Entry], actor: Actor) -> dict[tuple[str, int], Object]:
    """What the deeds are about, by kind and id; a kind unknown here keeps its code."""
    wanted: dict[str, set[int]] = {}
    for entry in entries:
        wanted.setdefault(entry.object_kind, set()).add(entry.object_id)
    return {(code, pk): told for code, ids in wanted.items() for pk, told in _told(code, ids, actor).items()}


def _told(code: str, ids: set[int], actor: Actor) -> dict[int, Object]:
    kind = KINDS.get(code)
    if kind is None or not kind.sees.held_by(actor):
        return {pk: Object(kind.label if kind else code, pk) for pk in ids}
    titles = kind.names(ids)
    return {pk: Object(kind.label, pk, titles.get(pk, ""), _page(kind, pk, titles)) for pk in ids}


def _page(kind: Kind, pk: int, titles: Mapping[int, str]) -> str:
    """Its address; none for what had a title once and is not there any more."""
    gone = kind.names is not _unnamed and pk not in titles
    return "" if gone or not kind.page else reverse(kind.page, args=[pk])
