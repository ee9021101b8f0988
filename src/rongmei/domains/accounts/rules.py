"""Who may do what with people. The three administrators are apart: one keeps accounts, one grants, one looks."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import Role, declare
from rongmei.core.permissions.roles import ADMINISTRATORS, EVERYONE, NEWSROOM

SEE = declare("accounts.people.see", _("查看人员"), EVERYONE)
ADD = declare("accounts.person.add", _("添加人员"), {Role.SYSTEM_ADMIN, Role.SYSTEM})
DESCRIBE = declare("accounts.person.describe", _("修改姓名或岗位"), {Role.SYSTEM_ADMIN, Role.SYSTEM})
DEACTIVATE = declare("accounts.person.deactivate", _("停用人员"), {Role.SYSTEM_ADMIN})
RESET = declare("accounts.person.reset", _("重置密码"), {Role.SYSTEM_ADMIN})
GRANT = declare("accounts.roles.grant", _("授予角色"), {Role.SECURITY_ADMIN, Role.SYSTEM})
UNLOCK = declare("accounts.person.unlock", _("解除锁定与第二验证"), {Role.SECURITY_ADMIN})
SET_POLICY = declare("accounts.policy.set", _("修改登录要求"), {Role.SECURITY_ADMIN, Role.SYSTEM})
AUDIT = declare("accounts.journal.read", _("查看操作日志"), {Role.AUDIT_ADMIN})
HOLD_TOKEN = declare("accounts.token.hold", _("签发和吊销自己的访问令牌"), EVERYONE)
KEEP_TOKENS = declare("accounts.token.keep", _("管理程序账号和全部访问令牌"), {Role.SYSTEM_ADMIN})
SEAT = declare("accounts.desk.seat", _("安排部门和任务组成员"), NEWSROOM | {Role.SYSTEM_ADMIN, Role.SYSTEM})
OPERATE = declare("accounts.ops.open", _("进入管理后台"), ADMINISTRATORS | {Role.DIRECTOR})
MAINTAIN = declare("accounts.ops.maintain", _("维护后台任务"), {Role.SYSTEM_ADMIN})
