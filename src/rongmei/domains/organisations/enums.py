"""Fixed words of organisations."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """Where in the tree an organisation stands."""

    PROVINCE = "province", _("省级")
    CITY = "city", _("市级")
    COUNTY = "county", _("县级")
    TOWNSHIP = "township", _("乡镇（街道）")
    DEPARTMENT = "department", _("部门")
    VILLAGE = "village", _("村（社区）")
    ENTERPRISE = "enterprise", _("企业")


class RunningMode(TextChoices):
    """Hosted on somebody's node, or a node of its own."""

    HOSTED = "hosted", _("合办")
    SELF_RUN = "self_run", _("自办")


class LicenceKind(TextChoices):
    """Licences whose numbers every public page shows."""

    NEWS = "news", _("互联网新闻信息服务许可证")
    ICP = "icp", _("ICP备案")
    POLICE = "police", _("公安联网备案")
    BROADCAST = "broadcast", _("信息网络传播视听节目许可证")
