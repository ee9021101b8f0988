"""Where the desk's rail leads."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.ui.navigation import Place, register
from rongmei.domains.accounts import api as accounts
from rongmei.domains.assets import api as assets
from rongmei.domains.ingest import api as ingest
from rongmei.domains.insight import api as insight
from rongmei.domains.planning import api as planning
from rongmei.domains.publishing import api as publishing
from rongmei.domains.review import api as review
from rongmei.domains.stories import api as stories

for _order, _place in enumerate(
    (
        ("desk:home", _("今日"), "today", "h", planning.SEE),
        ("desk:gather:items", _("采集"), "gather", "c", ingest.SEE),
        ("desk:plan:leads", _("线索"), "lead", "l", planning.SEE),
        ("desk:plan:topics", _("选题"), "topic", "t", planning.SEE),
        ("desk:plan:assignments", _("任务"), "task", "a", planning.SEE),
        ("desk:edit:stories", _("稿件"), "story", "s", stories.SEE),
        ("desk:review:inbox", _("审稿"), "review", "r", review.SEE),
        ("desk:publish:queue", _("发布"), "publish", "p", publishing.SEE),
        ("desk:insight:reach", _("传播"), "reach", "e", insight.SEE),
        ("desk:assets:library", _("素材"), "asset", "m", assets.SEE),
        ("ops:people", _("管理"), "ops", "o", accounts.SEE),
    )
):
    register(Place(*_place, order=_order))
