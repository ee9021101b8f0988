"""Deeds about organisations."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.journal import kind

FOUNDED = kind("organisation.founded", _("建立单位"))
LICENCE_KEPT = kind("licence.kept", _("更新许可证"))
DESK_OPENED = kind("desk.opened", _("设立部门"))
TEAM_FORMED = kind("team.formed", _("组建任务组"))
DESK_CLOSED = kind("desk.closed", _("撤销部门或任务组"))
