"""The work behind the pages: worker, sealer, what waits for a person, licences. Django must be ready."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from rongmei.cli.doctor.finding import Finding, Words, good, note, wrong

# A worker tells every few seconds that it lives; the sealer seals within seconds.
SILENT, LATE = timedelta(seconds=30), timedelta(minutes=2)
RESTART = Words("请重新启动节点：停止后再执行 rongmei up。", "Restart the node: stop it, then `rongmei up`.")
LOOK = Words(
    "请到“管理 → 运行状况”查看原因并重试，或查看 worker 的输出。",
    "See 管理 → 运行状况 for the reason and try again there, or read the worker's output.",
)
RENEW = Words("请办理续期，然后在“管理 → 许可证”更新编号和日期。", "Renew it, then enter number and date under 管理.")


def work(*, running: bool) -> Iterator[Finding]:
    """Everything that goes on behind the pages.

    Args:
        running: the node runs on this machine, so that its worker should too.
    """
    yield from _worker(running)
    yield from _sealer(running)
    yield from _waiting()
    yield from _licences()


def _worker(running: bool) -> Iterator[Finding]:
    from rongmei.core.tasks.beats import last_beat

    beat = last_beat()
    if beat is not None and _age(beat) < SILENT:
        yield good("后台 worker 正常", "the worker is alive")
    elif running:
        since = f"，已 {_age(beat).total_seconds():.0f} 秒没有心跳" if beat else ""
        yield wrong(
            f"后台 worker 没有运行{since}：发布、采集都会停住", "no worker is alive: nothing is published", RESTART
        )
    else:
        yield note("后台 worker 没有运行（节点未启动）", "no worker runs (nor does the node)")


def _sealer(running: bool) -> Iterator[Finding]:
    from rongmei.core.journal.sealer import oldest_unsealed

    oldest = oldest_unsealed()
    if oldest is None or _age(oldest) < LATE:
        yield good("日志都已封存", "the journal is sealed up to now")
        return
    minutes = _age(oldest).total_seconds() / 60
    words = f"有日志 {minutes:.0f} 分钟没有封存", f"the journal has not been sealed for {minutes:.0f} minutes"
    yield wrong(*words, RESTART) if running else note(*words)


def _waiting() -> Iterator[Finding]:
    from rongmei.core.journal.parking import count_parked
    from rongmei.core.tasks.beats import failed_jobs

    if parked := count_parked():
        yield wrong(f"有 {parked} 条日志的后续处理失败", f"{parked} journal entries could not be handled", LOOK)
    if failed := failed_jobs():
        yield wrong(f"有 {failed} 项后台工作失败", f"{failed} background jobs have failed", LOOK)


def _licences() -> Iterator[Finding]:
    from django.utils.translation import override

    from rongmei.core.scoping import scoped
    from rongmei.domains.organisations.api import centres, licences

    for place in centres():
        with scoped(place.id):
            found = [licence for licence in licences() if licence.warning]
        for licence in found:
            with override("zh-hans"):
                zh = f"{place.name}：{licence.warning}"
            with override("en"):
                en = f"{place.name}: {licence.warning}"
            yield wrong(zh, en, RENEW) if (licence.days_left or 0) < 0 else note(zh, en, RENEW)


def _age(moment: datetime) -> timedelta:
    return datetime.now(moment.tzinfo) - moment
