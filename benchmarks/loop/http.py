"""Asking a server: once, or from 64 connections for a while."""

import contextlib
import re
import shutil
import socket
import statistics
import subprocess
import urllib.error
import urllib.request

CONNECTIONS, SECONDS, ROUNDS = 64, 3, 5


def missing() -> str:
    """What keeps load from being made; empty when nothing does."""
    return "" if shutil.which("wrk") else "wrk is not installed: apt-get install wrk"


def per_second(address: str) -> float:
    """Requests a second over 64 kept connections. Fails when any answer is not a success."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", "Accept-Encoding: identity", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found, said
    assert "Non-2xx" not in said, said
    assert "Socket errors" not in said, said
    return float(found[1])


def beside(ours: str, theirs: str) -> tuple[float, float, float]:
    """Two addresses by turns, so that what else the machine does falls on both: medians, and the median ratio."""
    turns = [(per_second(ours), per_second(theirs)) for _turn in range(ROUNDS)]
    mine, peer = (statistics.median(side) for side in zip(*turns, strict=True))
    return mine, peer, statistics.median(a / b for a, b in turns)


def status(address: str) -> int:
    """The status of one answer; 0 when none comes."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 (our own servers)
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def answers(address: str) -> bool:
    """True for a success."""
    return status(address) == 200


def connects(port: int) -> bool:
    """True when somebody listens."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False
