"""How the work of the scope's organisation stands: what failed, what waits for a person, what runs out."""

from collections.abc import Iterator

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from rongmei.core.journal.parking import given_up
from rongmei.domains.ingest.api import providers
from rongmei.domains.organisations.api import licences
from rongmei.domains.programs.api import disabled_webhooks
from rongmei.domains.publishing.api import DeliveryState, tally
from rongmei.faces.ops.health.finding import Finding, Grade

RENEW = _("请办理续期，然后在“管理 → 许可证”更新编号和日期。")


def centre_findings() -> list[Finding]:
    """What is not well; nothing when all is."""
    return [*_parked(), *_deliveries(), *_providers(), *_webhooks(), *_licences()]


def _parked() -> Iterator[Finding]:
    if count := given_up():
        what = format_lazy(_("有 {n} 条日志的后续处理失败"), n=count)
        yield Finding(Grade.WRONG, what, _("原因列在“管理 → 运行状况”；处理后按“全部重试”。"), "ops:health")


def _deliveries() -> Iterator[Finding]:
    if count := tally().get(DeliveryState.FAILED.value, 0):
        what = format_lazy(_("有 {n} 次发布失败"), n=count)
        yield Finding(Grade.WRONG, what, _("到“发布”查看原因，处理后重试。"), "desk:publish:queue")


def _providers() -> Iterator[Finding]:
    failed = [p.name for p in providers() if p.last and p.last.state == "failed"]
    if failed:
        what = format_lazy(_("有 {n} 个采集源最近一次采集失败：{names}"), n=len(failed), names="、".join(failed[:3]))
        yield Finding(Grade.NOTE, what, _("到“采集”查看原因；已收到的来稿不受影响。"), "desk:gather:providers")


def _webhooks() -> Iterator[Finding]:
    if count := disabled_webhooks():
        what = format_lazy(_("有 {n} 个回调因为推送不到而停用"), n=count)
        yield Finding(Grade.WRONG, what, _("到“管理 → 回调”查看原因，处理后恢复。"), "ops:webhooks")


def _licences() -> Iterator[Finding]:
    for licence in licences():
        if licence.warning:
            grade = Grade.WRONG if (licence.days_left or 0) < 0 else Grade.NOTE
            yield Finding(grade, licence.warning, RENEW, "ops:licences")
