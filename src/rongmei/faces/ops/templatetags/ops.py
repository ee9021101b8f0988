"""The tabs that head every operators' page."""

from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import Actor
from rongmei.domains.accounts.api import AUDIT, KEEP_TOKENS, OPERATE
from rongmei.domains.programs.api import KEEP_WEBHOOKS

register = template.Library()

TABS = (
    ("ops:people", _("人员"), OPERATE),
    ("ops:desks", _("部门与任务组"), OPERATE),
    ("ops:tree", _("单位"), OPERATE),
    ("ops:circuit", _("审核流程"), OPERATE),
    ("ops:licences", _("许可证"), OPERATE),
    ("ops:programs", _("程序与令牌"), KEEP_TOKENS),
    ("ops:webhooks", _("回调"), KEEP_WEBHOOKS),
    ("ops:journal", _("操作日志"), AUDIT),
    ("ops:health", _("运行状况"), OPERATE),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab; `current` on its page and those below."""

    url: str
    label: str | Promise
    current: bool


@register.simple_tag
def tabs(request: HttpRequest, actor: Actor) -> list[Tab]:
    """The tabs a person may open."""
    there = [(reverse(name), label) for name, label, permission in TABS if permission.held_by(actor)]
    return [Tab(url, label, request.path.startswith(url)) for url, label in there]
