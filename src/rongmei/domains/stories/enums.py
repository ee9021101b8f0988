"""Fixed words of stories."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class StoryState(TextChoices):
    """Where a story stands."""

    DRAFTING = "drafting", _("编写中")
    IN_REVIEW = "in_review", _("审核中")
    RETURNED = "returned", _("已退回")
    SIGNED = "signed", _("已签发")
    PUBLISHED = "published", _("已发布")
    WITHDRAWN = "withdrawn", _("已撤稿")
