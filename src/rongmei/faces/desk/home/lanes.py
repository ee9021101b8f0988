"""The loop as lanes: 线索 → 选题 → 任务 → 稿件 → 审稿 → 发布."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import Actor
from rongmei.domains.planning import api as planning
from rongmei.domains.publishing import api as publishing
from rongmei.domains.review import api as review
from rongmei.domains.stories import api as stories
from rongmei.faces.desk.home.cards import Card, Lane
from rongmei.faces.desk.home.day import MOST, Day

# Cards a lane shows; the rest is one click away.
SHOWN = 7


def lanes(actor: Actor, now: Day) -> list[Lane]:
    """Every step with its newest or most urgent cards."""
    return [_leads(), _topics(now), _assignments(actor), _stories(actor), _reviews(actor), _deliveries(now)]


def _leads() -> Lane:
    count = planning.new_leads()
    cards = [
        Card(x.headline, reverse("desk:plan:lead", args=[x.id]), (x.source,), x.created_at)
        for x in planning.leads(state=planning.LeadState.NEW, limit=SHOWN)
    ]
    return Lane(
        _("线索"), "lead", reverse("desk:plan:leads"), count, _("没有新线索。采集到的来稿会自动成为线索。"), cards
    )


def _topics(now: Day) -> Lane:
    cards = [
        Card(t.headline, reverse("desk:plan:topic", args=[t.id]), (t.proposer,), t.created_at)
        for t in now.proposed[:SHOWN]
    ]
    return Lane(_("选题待批"), "topic", reverse("desk:plan:topics"), len(now.proposed), _("没有待批的选题。"), cards)


def _assignments(actor: Actor) -> Lane:
    found = planning.assignments(limit=MOST)
    cards = [
        Card(
            a.topic_headline, reverse("desk:plan:topic", args=[a.topic]), (a.kind_label, a.who), a.deadline,
            late=a.late, mine=a.user == actor.user,
        )
        for a in found[:SHOWN]
    ]  # fmt: skip
    late = sum(a.late for a in found)
    return Lane(_("任务在办"), "task", reverse("desk:plan:assignments"), len(found), _("没有在办的任务。"), cards, late)


def _stories(actor: Actor) -> Lane:
    count = stories.count_in(stories.StoryState.DRAFTING)
    cards = [
        Card(
            s.headline, reverse("desk:edit:story", args=[s.id]),
            (s.author_name, _("%(n)d字") % {"n": s.characters}), s.updated_at, mine=s.author == actor.user,
        )
        for s in stories.stories(state=stories.StoryState.DRAFTING, limit=SHOWN)
    ]  # fmt: skip
    return Lane(_("编写中"), "story", reverse("desk:edit:stories"), count, _("没有在写的稿件。"), cards)


def _reviews(actor: Actor) -> Lane:
    count = review.count_open()
    cards = [
        Card(
            r.title, reverse("desk:review:review", args=[r.id]),
            (r.author_name,), r.opened_at, r.turn.name if r.turn else "", "warn", mine=r.author == actor.user,
        )
        for r in review.open_reviews(limit=SHOWN)
    ]  # fmt: skip
    return Lane(_("审稿"), "review", reverse("desk:review:inbox"), count, _("没有在审的稿件。"), cards)


def _deliveries(now: Day) -> Lane:
    cards = [_delivery(d) for d in [*now.under_way, *publishing.live(limit=SHOWN)][:SHOWN]]
    empty = _("还没有发布的报道。签发后的稿件从这里发出。")
    return Lane(_("发布"), "publish", reverse("desk:publish:queue"), len(now.under_way), empty, cards)


def _delivery(d: publishing.DeliveryRecord) -> Card:
    url = reverse("desk:publish:story", args=[d.story])
    if d.state == publishing.DeliveryState.LIVE:
        return Card(d.headline, url, (d.channel_name,), d.first_live_at, d.state_label, "good")
    failed = d.state == publishing.DeliveryState.FAILED
    return Card(d.headline, url, (d.channel_name,), d.not_before, d.state_label, "bad" if failed else "warn", failed)
