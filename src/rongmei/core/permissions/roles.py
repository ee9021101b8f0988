"""The roles of a centre. A person holds any number of them in each organisation they belong to."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """Role codes as stored; the labels are what the newsroom says."""

    REPORTER = "reporter", _("记者")
    CORRESPONDENT = "correspondent", _("通讯员")
    EDITOR = "editor", _("编辑")
    FIRST_REVIEWER = "first_reviewer", _("一审（责任编辑）")
    SECOND_REVIEWER = "second_reviewer", _("二审（部门主任）")
    THIRD_REVIEWER = "third_reviewer", _("三审（总编）")
    DUTY_DESK = "duty_desk", _("指挥中心值班")
    DIRECTOR = "director", _("中心主任")
    SYSTEM_ADMIN = "system_admin", _("系统管理员")
    SECURITY_ADMIN = "security_admin", _("安全管理员")
    AUDIT_ADMIN = "audit_admin", _("审计管理员")
    SYSTEM = "system", _("系统")


NEWSROOM = frozenset(
    {
        Role.REPORTER,
        Role.EDITOR,
        Role.FIRST_REVIEWER,
        Role.SECOND_REVIEWER,
        Role.THIRD_REVIEWER,
        Role.DUTY_DESK,
        Role.DIRECTOR,
    }
)
REVIEWERS = frozenset({Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.THIRD_REVIEWER})
PLANNERS = frozenset({Role.DUTY_DESK, Role.DIRECTOR, Role.SECOND_REVIEWER, Role.THIRD_REVIEWER})
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
EVERYONE = NEWSROOM | ADMINISTRATORS | {Role.CORRESPONDENT}
