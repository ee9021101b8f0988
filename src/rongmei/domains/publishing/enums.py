"""Fixed words of publishing."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DeliveryState(TextChoices):
    """Life of one story on one channel."""

    PENDING = "pending", _("待发")
    SENDING = "sending", _("发送中")
    LIVE = "live", _("已上线")
    CORRECTED = "corrected", _("已被更正稿替换")
    WITHDRAWN = "withdrawn", _("已撤稿")
    SUSPENDED = "suspended", _("已停用")
    FAILED = "failed", _("失败")
    CANCELLED = "cancelled", _("已取消")


class ChannelKind(TextChoices):
    """What a channel is."""

    SITE = "site", _("网站")


class NoticeKind(TextChoices):
    """What readers are told about a published story."""

    CORRECTION = "correction", _("更正")
    WITHDRAWAL = "withdrawal", _("撤稿")


class OldArticleState(TextChoices):
    """Where an old site's article stands on its way here."""

    TAKEN = "taken", _("待签发")
    COVERED = "covered", _("已签发，待上线")
    LIVE = "live", _("已上线")
    CHANGED = "changed", _("导入后另行修改")
    REFUSED = "refused", _("未导入")
