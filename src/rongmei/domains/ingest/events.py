"""Deeds of ingest."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.journal import kind

PROVIDER_ADDED = kind("provider.added", _("添加采集源"))
PROVIDER_PAUSED = kind("provider.paused", _("暂停采集源"))
PROVIDER_RESUMED = kind("provider.resumed", _("恢复采集源"))
PROVIDER_CHANGED = kind("provider.changed", _("修改采集源"))
PROVIDER_ARCHIVED = kind("provider.archived", _("归档采集源"))
ITEM_RECEIVED = kind("item.received", _("收到来稿"))
ITEM_REVISED = kind("item.revised", _("来稿更新"))
RUN_ASKED = kind("run.asked", _("要求立即采集"))
RUN_STOPPED = kind("run.stopped", _("停止采集"))
RUN_FAILED = kind("run.failed", _("采集失败"))
