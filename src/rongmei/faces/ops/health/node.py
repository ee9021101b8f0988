"""How the node stands, whoever works on it: worker, sealer, jobs, disk, backups."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from rongmei.core.tasks.beats import failed_jobs, last_beat
from rongmei.faces.ops.health.finding import Finding, Grade
from rongmei.runtime.backup import diary

# A worker tells every few seconds that it lives; the sealer seals within seconds; a backup is made every night.
SILENT, LATE, STALE = timedelta(seconds=30), timedelta(minutes=2), timedelta(hours=36)
HOUR = timedelta(hours=1)
# Part of the disk, and bytes, below which one should act.
LOW_PART, LOW_BYTES = 0.1, 5_000_000_000
RESTART = _("请重新启动节点：停止后再执行 rongmei up。")
LOOK = _("请到“管理 → 运行状况”查看原因并重试，或查看 worker 的输出。")


def node_findings(*, unsealed: datetime | None, running: bool = True) -> list[Finding]:
    """Everything about the node.

    Args:
        unsealed: when the oldest deed was written that is not sealed.
        running: it runs on this machine, so that its worker should too.
    """
    return [*_worker(running), *_sealer(unsealed, running), *_jobs(), *_disk(), *_backups()]


def _worker(running: bool) -> Iterator[Finding]:
    beat = last_beat()
    if beat is not None and _age(beat) < SILENT:
        yield Finding(Grade.GOOD, _("后台 worker 正常"))
    elif not running:
        yield Finding(Grade.NOTE, _("后台 worker 没有运行（节点未启动）"))
    elif beat is None:
        yield Finding(Grade.WRONG, _("后台 worker 没有运行：发布、采集都会停住"), RESTART)
    else:
        seconds = int(_age(beat).total_seconds())
        what = format_lazy(_("后台 worker 没有运行，已 {n} 秒没有心跳：发布、采集都会停住"), n=seconds)
        yield Finding(Grade.WRONG, what, RESTART)


def _sealer(oldest: datetime | None, running: bool) -> Iterator[Finding]:
    if oldest is None or _age(oldest) < LATE:
        yield Finding(Grade.GOOD, _("日志都已封存"))
        return
    what = format_lazy(_("有日志 {n} 分钟没有封存"), n=int(_age(oldest).total_seconds() / 60))
    yield Finding(Grade.WRONG, what, RESTART) if running else Finding(Grade.NOTE, what)


def _jobs() -> Iterator[Finding]:
    if failed := failed_jobs():
        yield Finding(Grade.WRONG, format_lazy(_("有 {n} 项后台工作失败"), n=failed), LOOK)


def _disk() -> Iterator[Finding]:
    place = Path(settings.RONGMEI_HOME)
    usage = shutil.disk_usage(place)
    free = f"{usage.free / 1e9:.1f}"
    if usage.free < LOW_BYTES or usage.free < usage.total * LOW_PART:
        what = format_lazy(_("磁盘剩余 {gb} GB，快满了"), gb=free)
        advice = _("请清理磁盘，或把数据文件夹移到更大的磁盘。恢复留下的 before-… 文件夹可以删除。")
        yield Finding(Grade.WRONG, what, advice)
    else:
        yield Finding(Grade.GOOD, format_lazy(_("磁盘剩余 {gb} GB"), gb=free))


def _backups() -> Iterator[Finding]:
    last = diary.read(Path(settings.RONGMEI_HOME))
    if not settings.RONGMEI_BACKUP_TO:
        yield Finding(Grade.NOTE, _("没有定时备份"), _("请把 RONGMEI_BACKUP_TO 设为另一台机器上的文件夹，然后重启。"))
        return
    if last.tried and not last.ended:
        part = format_lazy(
            _("正在备份：{step} {percent}%"), step=STEPS.get(last.step, ""), percent=round(last.part * 100)
        )
        yield Finding(Grade.GOOD, part)
    if last.error:
        what = format_lazy(_("最近一次备份没有成功：{why}"), why=last.error)
        yield Finding(Grade.WRONG, what, _("处理后执行 rongmei backup；否则半小时后会自动重试。"))
    if last.good_at is None:
        yield Finding(Grade.NOTE, _("还没有一份备份"), _("执行 rongmei backup，或等到设定的时间。"))
    elif _age(last.good_at) > STALE:
        what = format_lazy(_("最近一份备份是 {n} 小时前的"), n=_age(last.good_at) // HOUR)
        yield Finding(Grade.WRONG, what, _("请检查备份进程的输出，执行 rongmei backup 重做一份。"))
    elif not last.tested:
        yield Finding(Grade.NOTE, _("最近一份备份没有试过恢复"), _("给出 DATABASE_URL 后，每份备份都会试恢复。"))
    else:
        what = format_lazy(
            _("最近一份备份是 {n} 小时前的，试恢复成功"), n=int(_age(last.good_at).total_seconds() / 3600)
        )
        yield Finding(Grade.GOOD, what)


STEPS = {
    "dump": _("导出数据库"),
    "files": _("收集文件"),
    "try": _("试恢复"),
    "send": _("送出"),
    "check": _("读回比对"),
}


def _age(moment: datetime) -> timedelta:
    return timezone.now() - moment
