"""Fixed words of programs."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class WebhookState(TextChoices):
    """Whether deeds are told to an address."""

    ACTIVE = "active", _("启用")
    PAUSED = "paused", _("暂停")
    DISABLED = "disabled", _("已停用")


class PushState(TextChoices):
    """Life of one deed on its way to one address."""

    PENDING = "pending", _("待推送")
    SENDING = "sending", _("推送中")
    DELIVERED = "delivered", _("已送达")
    FAILED = "failed", _("推送失败")
