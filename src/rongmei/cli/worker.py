"""`rongmei worker`: queue, journal dispatcher and sealer."""

import threading

import click

from rongmei.cli import node
from rongmei.runtime.parent import die_with_supervisor


@click.command()
def command() -> None:
    """Work off the queue, hand deeds to subscribers, seal the journal."""
    die_with_supervisor()
    node.django()
    from procrastinate.contrib.django import app

    from rongmei.core.journal import dispatcher, sealer

    stop = threading.Event()
    threads = [threading.Thread(target=part.run, args=(stop,), daemon=True) for part in (dispatcher, sealer)]
    for thread in threads:
        thread.start()
    with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        worker.run_worker(concurrency=2, delete_jobs="successful", listen_notify=True, wait=True)
    stop.set()
    for thread in threads:
        thread.join(5)
