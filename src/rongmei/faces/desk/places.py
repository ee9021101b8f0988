"""Where the desk's rail leads."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.ui.navigation import Place, register
from rongmei.domains.accounts import api as accounts
from rongmei.domains.assets import api as assets
from rongmei.domains.ingest import api as ingest
from rongmei.domains.insight import api as insight
from rongmei.domains.liaison import api as liaison
from rongmei.domains.planning import api as planning
from rongmei.domains.publishing import api as publishing
from rongmei.domains.review import api as review
from rongmei.domains.stories import api as stories
from rongmei.faces.desk import waiting

for _place in (
    Place("desk:home", _("今日"), "today", "h", planning.SEE, 0, daily=True, alone=True),
    Place("desk:gather:items", _("采集"), "gather", "c", ingest.SEE, 1),
    Place("desk:plan:leads", _("线索"), "lead", "l", planning.SEE, 2, daily=True, waits=waiting.leads),
    Place("desk:plan:topics", _("选题"), "topic", "t", planning.SEE, 3, waits=waiting.topics),
    Place("desk:plan:assignments", _("任务"), "task", "a", planning.SEE, 4, daily=True, waits=waiting.assignments),
    Place("desk:edit:stories", _("稿件"), "story", "s", stories.SEE, 5, daily=True, waits=waiting.returned),
    Place("desk:review:inbox", _("审稿"), "review", "r", review.SEE, 6, daily=True, waits=waiting.reviews),
    Place("desk:publish:queue", _("发布"), "publish", "p", publishing.SEE, 7, waits=waiting.failures),
    Place("desk:liaison:incoming", _("报送"), "liaison", "u", liaison.SEE, 8, waits=waiting.submissions),
    Place("desk:insight:reach", _("传播"), "reach", "e", insight.SEE, 9),
    Place("desk:assets:library", _("素材"), "asset", "m", assets.SEE, 10),
    Place("ops:people", _("管理"), "ops", "o", accounts.OPERATE, 11, under="/ops/"),
):
    register(_place)
