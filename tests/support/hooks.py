"""A receiver of webhooks on the loopback, that keeps what it was sent and answers as it is told."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Heard:
    """One message as it arrived."""

    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """Who listens: where, what came, and what is answered to the next ones (204 when nothing more is said)."""

    url: str = ""
    heard: list[Heard] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def ids(self) -> list[str]:
        """The ids of what came, in its order."""
        return [message.headers["webhook-id"] for message in self.heard]


@contextmanager
def receiving(*answers: int) -> Iterator[Receiver]:
    """A receiver that answers the first messages with these statuses."""
    receiver = Receiver(answers=list(answers))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            receiver.heard.append(Heard({k.lower(): v for k, v in self.headers.items()}, body))
            time.sleep(receiver.seconds)
            self.send_response(receiver.answers.pop(0) if receiver.answers else 204)
            self.send_header("location", f"{receiver.url}elsewhere")
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads, server.block_on_close = True, False
        receiver.url = f"http://127.0.0.1:{server.server_address[1]}/"
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield receiver
        finally:
            server.shutdown()
