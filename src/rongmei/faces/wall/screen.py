"""What stands on the screen."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import format_count
from rongmei.domains.insight import api as insight
from rongmei.domains.planning import api as planning
from rongmei.domains.publishing import api as publishing
from rongmei.domains.review import api as review

Words = str | Promise

# Rows sent for a column: more than fit, so that the screen itself decides (frontend/src/wall/fit.ts).
ROWS = 12
MOST = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a time, a headline, who or where, and a word when something is wrong."""

    at: datetime | None
    headline: str
    note: Words
    tone: str = ""
    alarm: Words = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A list of rows; `hidden` says how many more there are."""

    name: Words
    lines: list[Line]
    empty: Words
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number to be read at a glance; None when it is not known."""

    name: Words
    number: int | None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Screen:
    """The whole board."""

    figures: list[Figure]
    columns: list[Column]


def screen() -> Screen:
    """The day as it stands now, in the scope's organisation."""
    tasks, reviews = planning.assignments(limit=MOST), review.open_reviews(limit=MOST)
    waiting = publishing.under_way(limit=MOST)
    out = [d for d in publishing.live(limit=MOST) if d.first_live_at and _today(d.first_live_at)]
    reach = insight.today(limit=MOST)
    figures = [
        Figure(_("新线索"), planning.new_leads()),
        Figure(_("选题待批"), planning.topic_counts().get(planning.TopicState.PROPOSED, 0)),
        Figure(_("任务在办"), len(tasks)),
        Figure(_("任务逾期"), sum(t.late for t in tasks), late=any(t.late for t in tasks)),
        Figure(_("在审"), len(reviews)),
        Figure(_("今日已发"), len(out)),
        Figure(_("今日阅读"), reach.total.views if reach.total else None),
    ]
    views = {s.story: s.reach.views for s in reach.stories}
    return Screen(figures, [_deadlines(tasks), _under_way(reviews, waiting), _went_out(out, views)])


def _deadlines(tasks: list[planning.AssignmentRecord]) -> Column:
    lines = [
        Line(t.deadline, t.topic_headline, f"{t.kind_label} {t.who}", *(("late", _("逾期")) if t.late else ()))
        for t in tasks
    ]
    return _column(_("任务与截止"), lines, _("没有在办的任务。"))


def _under_way(reviews: list[review.ReviewRecord], waiting: list[publishing.DeliveryRecord]) -> Column:
    lines = [
        *(_waiting(d) for d in waiting),
        *(Line(r.opened_at, r.title, r.turn.name if r.turn else r.state_label) for r in reviews),
    ]
    return _column(_("正在途中"), lines, _("没有在审或待发的稿件。"))


def _waiting(d: publishing.DeliveryRecord) -> Line:
    if d.state == publishing.DeliveryState.FAILED:
        return Line(d.not_before, d.headline, d.channel_name, "late", d.state_label)
    return Line(d.not_before, d.headline, f"{d.channel_name} {d.state_label}", "soon")


def _went_out(out: list[publishing.DeliveryRecord], views: dict[int, int]) -> Column:
    lines = [Line(d.first_live_at, d.headline, _read(d, views), "good") for d in out]
    return _column(_("今日已发"), lines, _("今天还没有发布。"))


def _read(d: publishing.DeliveryRecord, views: dict[int, int]) -> Words:
    if d.story not in views:
        return d.channel_name
    return _("%(channel)s　阅读 %(views)s") % {"channel": d.channel_name, "views": format_count(views[d.story])}


def _column(name: Words, lines: list[Line], empty: Words) -> Column:
    return Column(name, lines[:ROWS], empty, max(0, len(lines) - ROWS))


def _today(moment: datetime) -> bool:
    return timezone.localtime(moment).date() == timezone.localdate()
