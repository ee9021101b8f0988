"""Sentences used in several places."""

from django.utils.translation import gettext_lazy as _

SUSPENDED = _("这篇稿件已停用，暂不能发布。")
SUSPENDED_ADVICE = _("请先在稿件页确认撤稿，或写明原因恢复。")
VOID = _("签发后稿件又有修改，签发已失效。请重新送审，签发后再发布。")
