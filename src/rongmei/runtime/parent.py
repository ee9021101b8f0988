"""A process that ends with the one that started it, so that nothing is left behind after kill -9."""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1
# The supervisor's pid, in the environment of its children: one that is gone by then leaves nobody to wait for.
SUPERVISOR = "RONGMEI_SUPERVISOR"


def die_with_parent() -> None:
    """Ask the kernel for SIGKILL when the parent dies. Does nothing where there is no such call."""
    if not sys.platform.startswith("linux"):
        return
    parent = os.getppid()
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def die_with_supervisor() -> None:
    """`die_with_parent` in a process that a supervisor started; nothing in one started by hand."""
    supervisor = os.environ.get(SUPERVISOR)
    if supervisor is None:
        return
    die_with_parent()
    if os.getppid() != int(supervisor):
        os.kill(os.getpid(), signal.SIGKILL)
