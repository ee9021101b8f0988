"""Sentences used in several places."""

from django.utils.translation import gettext_lazy as _

CHANGED = _("请刷新页面查看最新状态。")
REASON = _("原因会随回执告诉报送单位。")
