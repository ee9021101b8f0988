"""Fixed words of insight."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """Through what somebody read."""

    SITE = "site", _("网站")
    APP = "app", _("已安装的应用")


class Origin(TextChoices):
    """Where a reader came from."""

    DIRECT = "direct", _("直接访问")
    SEARCH = "search", _("搜索引擎")
    WECHAT = "wechat", _("微信")
    WEIBO = "weibo", _("微博")
    OTHER = "other", _("其他网站")
    OWN = "own", _("本站其他页面")


class Order(TextChoices):
    """How stories are put in order, most first."""

    VIEWS = "views", _("阅读")
    READERS = "readers", _("读者")
    COMPLETED = "completed", _("读完")
    NEWEST = "newest", _("发布时间")
