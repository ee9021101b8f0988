"""A real worker in the test's own process."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable

from rongmei.core.tasks import worker


def working(scene: Callable[[], object], *, done: Callable[[], object] = lambda: None) -> None:
    """Run the worker in this thread while a scene plays in another, then stop it as an operator would.

    Args:
        done: called when the scene is over, before the worker is stopped.
    """
    failed: list[BaseException] = []

    def play() -> None:
        try:
            scene()
        except BaseException as error:
            failed.append(error)
        finally:
            done()
            os.kill(os.getpid(), signal.SIGTERM)

    async def both() -> None:
        running = asyncio.create_task(worker.run())
        await asyncio.sleep(0.5)
        threading.Thread(target=play).start()
        await running

    asyncio.run(both())
    if failed:
        raise failed[0]
