"""Fixed words of ingest."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Transport(TextChoices):
    """How a provider's bytes are fetched."""

    HTTP = "http", _("网址")
    FILE = "file", _("文件或文件夹")


class ProviderState(TextChoices):
    """Whether a provider is fetched by the clock."""

    ACTIVE = "active", _("启用")
    PAUSED = "paused", _("暂停")


class RunState(TextChoices):
    """Life of one fetch."""

    RUNNING = "running", _("采集中")
    DONE = "done", _("完成")
    FAILED = "failed", _("失败")
