"""Keeps a node's processes running until it is told to stop, and stops them in order."""

import signal
import threading
from collections.abc import Sequence
from types import FrameType

from rongmei.runtime.child import Child
from rongmei.runtime.postgres import Cluster
from rongmei.runtime.saying import say
from rongmei.runtime.trouble import Trouble

TICK = 0.3


class Supervisor:
    """Watches the embedded database and the child processes.

    Args:
        children: started in this order, stopped in reverse.
        cluster: the embedded server, None when the database is elsewhere.
    """

    def __init__(self, children: Sequence[Child], cluster: Cluster | None = None) -> None:
        self.children, self.cluster = list(children), cluster
        self.stopping = threading.Event()
        if cluster:
            cluster.port()  # children were told this port: from now on it is kept to

    def run(self) -> None:
        """Watch until SIGINT or SIGTERM, or until the terminal is closed; then stop everything and come back."""
        for number in (signal.SIGINT, signal.SIGTERM):  # also where a script's `&` had SIGINT ignored
            signal.signal(number, self._asked)
        if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # as `nohup` asks
            signal.signal(signal.SIGHUP, self._asked)
        try:
            while not self.stopping.is_set():
                self._tend()
                self.stopping.wait(TICK)
        finally:
            self.stop()

    def stop(self) -> None:
        """Stop children in reverse order, the database last."""
        for child in reversed(self.children):
            child.stop()
        if self.cluster:
            self.cluster.stop()

    def _tend(self) -> None:
        if self.cluster and not self.cluster.running():
            say("db", "数据库停了，正在重新启动")
            try:
                self.cluster.ensure()
            except Trouble as trouble:
                say("db", str(trouble))
                self.stopping.wait(1)
                return
        for child in self.children:
            child.tend()

    def _asked(self, _number: int, _frame: FrameType | None) -> None:
        if not self.stopping.is_set():
            say("up", "正在停止……")
        self.stopping.set()
