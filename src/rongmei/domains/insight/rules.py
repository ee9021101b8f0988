"""Who may do what in insight."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import Role, declare
from rongmei.core.permissions.roles import NEWSROOM

SEE = declare("insight.see", _("查看传播数据"), NEWSROOM)
LOAD = declare("insight.load", _("导入过去的阅读记录"), {Role.SYSTEM})
FOLLOW = declare("insight.follow", _("回填选题成效"), {Role.SYSTEM})
