"""Deeds about webhooks, and the deeds that webhooks may be told of."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.journal import kind

ADDED = kind("webhook.added", _("添加回调"))
CHANGED = kind("webhook.changed", _("修改回调"))
PAUSED = kind("webhook.paused", _("暂停回调"))
RESUMED = kind("webhook.resumed", _("恢复回调"))
SECRET_ROTATED = kind("webhook.secret_rotated", _("更换回调密钥"))
DISABLED = kind("webhook.disabled", _("停用回调"))
REMOVED = kind("webhook.removed", _("删除回调"))
PUSH_FAILED = kind("push.failed", _("推送失败"))
REDELIVERED = kind("push.redelivered", _("重新推送"))

# Steps of the loop as other programs know them. Kinds of domains above, so by their codes; what comes in by the hundred
# (来稿, and the leads made of it) is read page by page instead, and what concerns people is nobody else's business.
SUBSCRIBABLE = (
    "lead.taken",
    "topic.proposed",
    "topic.approved",
    "topic.dropped",
    "topic.finished",
    "assignment.offered",
    "assignment.reassigned",
    "assignment.accepted",
    "assignment.done",
    "assignment.cancelled",
    "story.created",
    "story.submitted",
    "story.recalled",
    "story.returned",
    "story.signed",
    "story.reopened",
    "story.published",
    "story.corrected",
    "story.withdrawn",
    "story.suspended",
    "story.restored",
    "delivery.failed",
    "submission.sent",
    "package.arrived",
    "package.signed_for",
    "package.adopted",
    "package.returned",
    "difference.opened",
    "adoption.suspended",
)
