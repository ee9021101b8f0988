"""Deeds about people."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.journal import kind

ADDED = kind("person.added", _("添加人员"))
GRANTED = kind("roles.granted", _("调整角色"))
DEACTIVATED = kind("person.deactivated", _("停用人员"))
RESET = kind("password.reset", _("重置密码"))
SEATED = kind("desk.seated", _("加入部门或任务组"))
SIGNED_IN = kind("session.opened", _("登录"))
LOCKED_OUT = kind("session.locked", _("登录被锁定"))
