"""`rongmei worker`: queue, journal dispatcher and sealer."""

import asyncio
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
    from rongmei.core.tasks import worker

    stop = threading.Event()
    threads = [threading.Thread(target=part.run, args=(stop,), daemon=True) for part in (dispatcher, sealer)]
    for thread in threads:
        thread.start()
    asyncio.run(worker.run())
    stop.set()
    for thread in threads:
        thread.join(5)
