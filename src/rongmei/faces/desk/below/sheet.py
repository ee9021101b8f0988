"""The table of the centres below as a sheet that Excel opens as it is."""

import csv
import io
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from rongmei.domains.liaison.api import Standing
from rongmei.faces.desk.sheets import MARK, plain


def sheet(standings: Sequence[Standing]) -> str:
    """One line a centre, below the names of the columns."""
    out = io.StringIO()
    out.write(MARK)
    lines = csv.writer(out)
    came = [_("报送"), _("已采用"), _("采用率"), _("已退回")]
    lines.writerow([_("单位代码"), _("单位"), *came, _("待处理"), _("超时未签收"), _("逾期未补报"), _("最近报送")])
    lines.writerows(_line(standing) for standing in standings)
    return out.getvalue()


def _line(s: Standing) -> list[object]:
    last = timezone.localtime(s.last_at).strftime("%Y-%m-%d %H:%M") if s.last_at else ""
    rate = "" if s.rate is None else f"{s.rate:.3f}"
    came = [s.sent, s.adopted, rate, s.returned]
    return [s.place.code, plain(s.place.centre_name), *came, s.waiting, s.unsigned, s.late, last]
