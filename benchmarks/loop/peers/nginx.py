"""nginx with one worker, in a folder of its own: as it comes, and as the operating pages set it up."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.nginx import CERTIFICATE, KEY, example, exchanged, framed, program
from tests.support.servers import free_port
from tests.support.waiting import until

from benchmarks.loop.http import connects

_MAIN = "worker_processes 1;\ndaemon off;\npid {room}/nginx.pid;\nerror_log stderr warn;"
_HTTP = "sendfile on;\nkeepalive_requests 100000000;\n" + "\n".join(
    f"{kind}_temp_path {{room}}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
)
_PLAIN = "server {{ listen 127.0.0.1:{port}; location /site/ {{ alias {public}/; }} }}"


def missing() -> str:
    """What keeps it from running; empty when nothing does."""
    return "" if program() else "nginx is not installed: apt-get install nginx-light"


@contextmanager
def serving(public: Path, room: Path) -> Iterator[str]:
    """nginx over a public root as it comes; its address."""
    port = free_port()
    with _running(_PLAIN.format(port=port, public=public), room, port) as address:
        yield address


@contextmanager
def fronting(home: Path, room: Path, rongmei: int) -> Iterator[str]:
    """The set-up of the operating pages in front of a running Rongmei; its address.

    Both it and its peer speak HTTP here, since what differs is how they find files and not how they encrypt.
    """
    port = free_port()
    told = example(plain=free_port(), secure=port, data=home, behind=rongmei)
    pairs = {f"127.0.0.1:{port} ssl;": f"127.0.0.1:{port};", f"    ssl_certificate {CERTIFICATE};\n": ""}
    with _running(exchanged(told, {**pairs, f"    ssl_certificate_key {KEY};\n": ""}), room, port) as address:
        yield address


@contextmanager
def _running(servers: str, room: Path, port: int) -> Iterator[str]:
    room.mkdir(parents=True, exist_ok=True)
    (room / "nginx.conf").write_text(framed(servers, _MAIN.format(room=room), _HTTP.format(room=room)))
    found = program()
    assert found
    process = subprocess.Popen([found, "-p", str(room), "-c", str(room / "nginx.conf")])
    try:
        until(lambda: connects(port))
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def version() -> str:
    """As it says itself."""
    said = subprocess.run([str(program()), "-v"], capture_output=True, text=True, check=True).stderr
    found = re.search(r"nginx/\S+", said)
    return found[0] if found else said.strip()
