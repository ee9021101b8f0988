"""Fixed words of assets."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Rights(TextChoices):
    """On what ground a picture may be shown."""

    OWN = "own", _("本单位拍摄")
    LICENSED = "licensed", _("已获授权")
    PUBLIC = "public", _("公有领域或开放许可")
    UNKNOWN = "unknown", _("来源待核实")


class Rendition(TextChoices):
    """Sizes made of every picture; the longest side in pixels is in `renditions.LONGEST`."""

    LARGE = "large", _("大图")
    MEDIUM = "medium", _("中图")
    THUMB = "thumb", _("缩略图")
