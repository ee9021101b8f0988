"""Who may do what in publishing."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import Role, declare
from rongmei.core.permissions.roles import NEWSROOM

_CHIEFS = {Role.EDITOR, Role.SECOND_REVIEWER, Role.THIRD_REVIEWER, Role.DUTY_DESK, Role.DIRECTOR, Role.SYSTEM}

SEE = declare("publishing.see", _("查看发布"), NEWSROOM)
PUBLISH = declare("publishing.publish", _("发布稿件"), _CHIEFS)
WITHDRAW = declare("publishing.withdraw", _("撤稿"), {Role.THIRD_REVIEWER, Role.DUTY_DESK, Role.DIRECTOR, Role.SYSTEM})
SUSPEND = declare("publishing.suspend", _("停用稿件"), {Role.SYSTEM})
RESTORE = declare("publishing.restore", _("恢复停用的稿件"), {Role.THIRD_REVIEWER, Role.DUTY_DESK, Role.DIRECTOR})
SEND = declare("publishing.send", _("发送到渠道"), {Role.SYSTEM})
TAKE_OLD = declare("publishing.old_site.take", _("导入旧站稿件"), {Role.SYSTEM})
_MOVERS = {Role.THIRD_REVIEWER, Role.DUTY_DESK, Role.DIRECTOR, Role.SYSTEM_ADMIN}
SEE_OLD = declare("publishing.old_site.see", _("查看旧站导入"), _MOVERS)
