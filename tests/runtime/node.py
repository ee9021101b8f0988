"""A small node for tests: the real supervisor over an embedded database and two children that only wait.

Run as `python -m tests.runtime.node FOLDER`; each child writes its pid into FOLDER/run/<name>.
"""

import os
import signal
import sys
from pathlib import Path

from rongmei.runtime.child import Child
from rongmei.runtime.environment import cluster, prepare
from rongmei.runtime.layout import Home
from rongmei.runtime.supervisor import Supervisor

WAIT = """
import os, pathlib, signal, sys
from rongmei.runtime.parent import die_with_supervisor
die_with_supervisor()
pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))
signal.pause()
"""


def main(folder: Path) -> None:
    """Run until told to stop."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # the tests themselves may run under nohup
    place = Home(folder)
    told = prepare(place)
    os.environ.update(told)
    children = [
        Child(name, [sys.executable, "-c", WAIT, str(place.path / "run" / name)], told) for name in ("web", "worker")
    ]
    Supervisor(children, cluster(place)).run()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
