"""Reach as a sheet that Excel opens as it is."""

import csv
import io
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from rongmei.domains.insight.api import StoryReach
from rongmei.faces.desk.sheets import MARK, plain


def sheet(stories: Sequence[StoryReach]) -> str:
    """One line a story, below the names of the columns."""
    out = io.StringIO()
    out.write(MARK)
    lines = csv.writer(out)
    facts = [_("阅读"), _("读者"), _("读完"), _("读完率"), _("占比")]
    lines.writerow([_("标题"), _("首次发布"), _("状态"), *facts, _("网址")])
    lines.writerows(_line(found) for found in stories)
    return out.getvalue()


def _line(found: StoryReach) -> list[object]:
    reach = found.reach
    return [
        plain(found.headline),
        timezone.localtime(found.first_live_at).strftime("%Y-%m-%d %H:%M"),
        _("在线") if found.live else _("已撤稿"),
        reach.views,
        reach.readers,
        reach.completed,
        "" if reach.completion is None else f"{reach.completion:.3f}",
        f"{found.share:.4f}",
        found.url if found.live else "",
    ]
