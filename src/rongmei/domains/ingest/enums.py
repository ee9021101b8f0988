"""Fixed words of ingest."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Transport(TextChoices):
    """How a provider's bytes are fetched."""

    HTTP = "http", _("网址")
    FILE = "file", _("文件或文件夹")


class ProviderState(TextChoices):
    """Whether a provider is fetched by the clock, on demand only, or no more."""

    ACTIVE = "active", _("启用")
    PAUSED = "paused", _("暂停")
    ARCHIVED = "archived", _("已归档")


class RunState(TextChoices):
    """Life of one fetch."""

    QUEUED = "queued", _("排队中")
    RUNNING = "running", _("采集中")
    DONE = "done", _("完成")
    FAILED = "failed", _("失败")
    STOPPED = "stopped", _("已停止")
