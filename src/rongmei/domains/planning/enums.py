"""Fixed words of planning."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LeadState(TextChoices):
    """Life of a lead."""

    NEW = "new", _("新线索")
    TAKEN = "taken", _("已采用")
    DROPPED = "dropped", _("不采用")


class TopicState(TextChoices):
    """Life of a topic."""

    PROPOSED = "proposed", _("待批准")
    APPROVED = "approved", _("已批准")
    DROPPED = "dropped", _("已放弃")
    DONE = "done", _("已完成")


class AssignmentState(TextChoices):
    """Life of an assignment."""

    OFFERED = "offered", _("待接受")
    ACCEPTED = "accepted", _("进行中")
    DONE = "done", _("已完成")
    CANCELLED = "cancelled", _("已取消")


class CoverageKind(TextChoices):
    """What is to be made; codes of ninjs planned coverage."""

    TEXT = "text", _("文字")
    PHOTO = "photo", _("图片")
    VIDEO = "video", _("视频")
    AUDIO = "audio", _("音频")
