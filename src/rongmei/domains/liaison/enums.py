"""Fixed words of liaison."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PackageKind(TextChoices):
    """What a package is."""

    SUBMISSION = "submission", _("报送")
    CORRECTION = "correction", _("更正")
    WITHDRAWAL = "withdrawal", _("撤回")
    RECEIPT = "receipt", _("回执")


class OutgoingState(TextChoices):
    """Life of a package on its way out."""

    PENDING = "pending", _("待送")
    SENDING = "sending", _("送出中")
    DELIVERED = "delivered", _("已送达")
    FAILED = "failed", _("送达失败")


class SubmissionState(TextChoices):
    """How far a submission has come, as its sender sees it."""

    SENT = "sent", _("已报送")
    SIGNED_FOR = "signed_for", _("已签收")
    ADOPTED = "adopted", _("已采用")
    RETURNED = "returned", _("已退回")
    WITHDRAWN = "withdrawn", _("已撤回")


class IncomingState(TextChoices):
    """What became of a package that came in. What needs nobody's hand is noted."""

    RECEIVED = "received", _("待签收")
    SIGNED_FOR = "signed_for", _("待处理")
    ADOPTED = "adopted", _("已采用")
    RETURNED = "returned", _("已退回")
    WITHDRAWN = "withdrawn", _("对方已撤回")
    NOTED = "noted", _("已记录")


class Stage(TextChoices):
    """What a receipt tells the sender."""

    SIGNED_FOR = "signed_for", _("已签收")
    ADOPTED = "adopted", _("采用")
    RETURNED = "returned", _("退回")
    PUBLISHED = "published", _("采用稿已发布")
    TAKEN_IN = "taken_in", _("已接受更正")
    DISMISSED = "dismissed", _("未接受更正")
    SUSPENDED = "suspended", _("采用稿已停用")
    WITHDRAWN = "withdrawn", _("采用稿已撤稿")
    RESTORED = "restored", _("采用稿已恢复")


class DifferenceState(TextChoices):
    """What was decided about a correction of something adopted."""

    OPEN = "open", _("待处理")
    TAKEN = "taken", _("已接受")
    DISMISSED = "dismissed", _("未接受")


class SuspensionState(TextChoices):
    """What was decided about an adopted story whose origin took it back."""

    OPEN = "open", _("已停用，待确认")
    CONFIRMED = "confirmed", _("已确认撤稿")
    RESTORED = "restored", _("已恢复")


class ReturnReason(TextChoices):
    """Why a submission is not adopted."""

    FACTS = "facts", _("事实待核实")
    LOCAL = "local", _("内容偏本地，不适合上级平台")
    LATE = "late", _("时效已过")
    REPEATED = "repeated", _("已有同题报道")
    WRITING = "writing", _("文字需修改")
    PICTURES = "pictures", _("图片不合要求或版权不清")
    OTHER = "other", _("其他")
