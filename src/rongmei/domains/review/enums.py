"""Fixed words of review."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReviewState(TextChoices):
    """Where a review stands."""

    OPEN = "open", _("审核中")
    SIGNED = "signed", _("已签发")
    RETURNED = "returned", _("已退回")
    WITHDRAWN = "withdrawn", _("已撤回")
    VOIDED = "voided", _("已失效")


class StepState(TextChoices):
    """Where one level of a review stands."""

    WAITING = "waiting", _("待前一级")
    TURN = "turn", _("待处理")
    APPROVED = "approved", _("通过")
    RETURNED = "returned", _("退回")
    CLOSED = "closed", _("未处理")


class Reason(TextChoices):
    """Why a piece goes back."""

    FACTS = "facts", _("事实需核实")
    GUIDANCE = "guidance", _("导向问题")
    HEADLINE = "headline", _("标题不实或不当")
    WORDING = "wording", _("文字差错")
    NAMES = "names", _("人名、职务、地名、数字")
    SOURCES = "sources", _("来源不足")
    RIGHTS = "rights", _("图片或引用版权")
    LAW = "law", _("法律法规、广告用语")
    PRIVACY = "privacy", _("隐私与未成年人保护")
    OTHER = "other", _("其他")


class Severity(TextChoices):
    """How much a finding of the content checks weighs, the weightiest first."""

    VERIFY = "verify", _("须复核")
    HINT = "hint", _("提示")
