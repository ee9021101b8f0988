"""Who may do what in planning."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import Role, declare
from rongmei.core.permissions.roles import NEWSROOM, PLANNERS

SEE = declare("planning.see", _("查看策划"), NEWSROOM)
MAKE_LEAD = declare("planning.lead.make", _("登记线索"), NEWSROOM | {Role.CORRESPONDENT, Role.SYSTEM})
SORT_LEAD = declare("planning.lead.sort", _("处理线索"), NEWSROOM)
PROPOSE = declare("planning.topic.propose", _("提出选题"), NEWSROOM | {Role.SYSTEM})
DECIDE = declare("planning.topic.decide", _("审定选题"), PLANNERS)
ASSIGN = declare("planning.assignment.make", _("派发任务"), PLANNERS)
WORK = declare("planning.assignment.work", _("接受和完成任务"), NEWSROOM)
RECORD = declare("planning.topic.record", _("记录选题成效"), {Role.SYSTEM})
