"""Deeds of publishing. The object is the delivery; data names the story."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.journal import kind

QUEUED = kind("delivery.queued", _("安排发布"))
RESCHEDULED = kind("delivery.rescheduled", _("发布改期"))
CANCELLED = kind("delivery.cancelled", _("取消发布"))
FAILED = kind("delivery.failed", _("发布失败"))
RETRIED = kind("delivery.retried", _("重试发布"))
PUBLISHED = kind("story.published", _("发布稿件"))
MOVED_OVER = kind("story.moved_over", _("旧站稿件上线"))
OLD_TAKEN = kind("old_site.taken", _("导入旧站稿件"))
OLD_SIGNED = kind("old_site.signed", _("批量签发旧站稿件"))
CORRECTED = kind("story.corrected", _("发布更正"))
WITHDRAWN = kind("story.withdrawn", _("撤稿"))
SUSPENDED = kind("story.suspended", _("停用稿件"))
RESTORED = kind("story.restored", _("恢复稿件"))
DISTURBED = kind("site.disturbed", _("网站文件与发布内容不一致"))
