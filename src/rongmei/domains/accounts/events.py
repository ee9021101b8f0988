"""Deeds about people."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.journal import kind

ADDED = kind("person.added", _("添加人员"))
ADMITTED = kind("person.admitted", _("接收已有账号"))
DESCRIBED = kind("person.described", _("修改姓名或岗位"))
DEACTIVATED = kind("person.deactivated", _("停用人员"))
REACTIVATED = kind("person.reactivated", _("恢复人员"))
REQUESTED = kind("roles.requested", _("申请角色"))
GRANTED = kind("roles.granted", _("授予角色"))
RESET = kind("password.reset", _("重置密码"))
PASSWORD_CHANGED = kind("password.changed", _("修改自己的密码"))
FACTOR_RESET = kind("second_factor.reset", _("清除第二验证"))
POLICY_SET = kind("sign_in_policy.set", _("修改登录要求"))
TOKEN_ISSUED = kind("token.issued", _("签发访问令牌"))
TOKEN_REVOKED = kind("token.revoked", _("吊销访问令牌"))
SEATED = kind("desk.seated", _("加入部门或任务组"))
LEFT = kind("desk.left", _("离开部门或任务组"))
SIGNED_IN = kind("session.opened", _("登录"))
LOCKED_OUT = kind("session.locked", _("登录被锁定"))
UNLOCKED = kind("session.unlocked", _("解除登录锁定"))
