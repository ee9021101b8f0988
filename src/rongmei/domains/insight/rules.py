"""Who may do what in insight."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import declare
from rongmei.core.permissions.roles import NEWSROOM

SEE = declare("insight.see", _("查看传播数据"), NEWSROOM)
