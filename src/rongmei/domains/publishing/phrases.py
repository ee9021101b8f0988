"""Sentences used in several places."""

from django.utils.translation import gettext_lazy as _

SUSPENDED = _("这篇稿件已停用，暂不能发布。")
SUSPENDED_ADVICE = _("请先在稿件页确认撤稿，或写明原因恢复。")
VOID = _("签发后稿件又有修改，签发已失效。请重新送审，签发后再发布。")
ADDRESS_TAKEN = _("旧网址与另一篇相同，只有先导入的那篇会跳转。")
ADDRESS_ELSEWHERE = _("网址不在旧站的域名下，不会跳转。")
