"""Who may do what with organisations, desks and licences."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import Role, declare
from rongmei.core.permissions.roles import EVERYONE, NEWSROOM

SEE = declare("organisations.organisation.see", _("查看单位信息"), EVERYONE)
FOUND = declare("organisations.organisation.found", _("建立单位"), {Role.SYSTEM})
RENAME = declare("organisations.organisation.rename", _("修改单位名称和标志"), {Role.SYSTEM_ADMIN, Role.SYSTEM})
KEEP_LICENCE = declare("organisations.licence.keep", _("维护许可证"), {Role.SYSTEM_ADMIN, Role.SYSTEM})
OPEN_DESK = declare("organisations.desk.open", _("设立部门"), {Role.SYSTEM_ADMIN, Role.DIRECTOR, Role.SYSTEM})
FORM_TEAM = declare("organisations.team.form", _("组建任务组"), NEWSROOM | {Role.SYSTEM})
CLOSE_DESK = declare(
    "organisations.desk.close", _("撤销部门或任务组"), {Role.SYSTEM_ADMIN, Role.DIRECTOR, Role.DUTY_DESK, Role.SYSTEM}
)
