"""Jobs whose worker died are taken up again."""

from asgiref.sync import async_to_sync
from procrastinate.contrib.django import app

from rongmei.core.tasks.task import every

HEARTBEAT_SECONDS = 15.0


def retry_stalled() -> int:
    """Put jobs of workers that stopped beating back in the queue; returns how many."""
    return async_to_sync(_retry)()


async def _retry() -> int:
    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=HEARTBEAT_SECONDS))
    for job in stalled:
        await app.job_manager.retry_job(job)
    return len(stalled)


@every("* * * * * */10", "tasks.retry_stalled")
def sweep() -> None:
    """Look for dead workers' jobs every ten seconds."""
    retry_stalled()
