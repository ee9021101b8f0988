"""`rongmei worker`: queue, journal dispatcher and sealer."""

import asyncio
import os
import threading

import click

from rongmei.cli import node
from rongmei.runtime.parent import die_with_supervisor


@click.command()
def command() -> None:
    """Work off the queue, hand deeds to subscribers, seal the journal."""
    die_with_supervisor()
    node.django()
    from rongmei.core.journal import dispatcher, sealer

    stop = threading.Event()
    threads = [threading.Thread(target=part.run, args=(stop,), daemon=True) for part in (dispatcher, sealer)]
    for thread in threads:
        thread.start()
    asyncio.run(_worked())
    stop.set()
    for thread in threads:
        thread.join(5)


async def _worked() -> None:
    from rongmei.core.tasks import worker

    if not await worker.run():
        os._exit(0)  # an orderly end would wait for the threads of jobs that are given up
