"""Deeds about organisations."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.journal import kind

FOUNDED = kind("organisation.founded", _("建立单位"))
RENAMED = kind("organisation.renamed", _("修改单位名称"))
LOGO_SET = kind("organisation.logo_set", _("更换单位标志"))
PLACED = kind("organisation.placed", _("标注单位位置"))
DIVISIONS_LOADED = kind("organisation.divisions_loaded", _("导入行政区划"))
LICENCE_KEPT = kind("licence.kept", _("更新许可证"))
DESK_OPENED = kind("desk.opened", _("设立部门"))
TEAM_FORMED = kind("team.formed", _("组建任务组"))
DESK_CLOSED = kind("desk.closed", _("撤销部门或任务组"))
