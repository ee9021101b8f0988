"""Jobs whose worker died are taken up again."""

from asgiref.sync import async_to_sync
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status

from rongmei.core.tasks.task import CLOCK, RETRY, every
from rongmei.core.tasks.worker import BEAT_SECONDS

SILENCE_SECONDS = 3 * BEAT_SECONDS


def retry_stalled() -> int:
    """Put jobs of workers that stopped beating back in the queue; returns how many."""
    return async_to_sync(_retry)()


async def _retry() -> int:
    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE_SECONDS))
    for job in stalled:
        if job.queue == CLOCK:  # the clock starts it again, and one may be waiting already
            await app.job_manager.finish_job(job, Status.ABORTED, delete_job=True)
        elif _hopeless(job):  # it may be what kills the workers: kept, and shown as failed
            await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)
        else:
            await _again(job)
    return len(stalled)


async def _again(job: Job) -> None:
    try:
        await app.job_manager.retry_job(job)
    except UniqueViolation:  # another waits already, and does its work
        await app.job_manager.finish_job(job, Status.ABORTED, delete_job=True)


def _hopeless(job: Job) -> bool:
    return RETRY.max_attempts is not None and job.attempts >= RETRY.max_attempts


@every("* * * * * */5", "tasks.retry_stalled")
def sweep() -> None:
    """Look for dead workers' jobs every five seconds."""
    retry_stalled()
