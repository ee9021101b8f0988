"""The life of a desk."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.registry import Transitions

OPEN, CLOSED = "open", "closed"

DESK = Transitions("organisations.desk", {(OPEN, "close"): CLOSED}, {OPEN: _("运行中"), CLOSED: _("已撤销")})
