"""A web server of a test's own, as badly behaved as the test wants."""

import socketserver
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

# Takes the request's head, yields the bytes of the answer as they are to be sent.
Behave = Callable[[str], Iterable[bytes]]


@contextmanager
def serving(behave: Behave) -> Iterator[str]:
    """The address of a server on the loopback that behaves so; each connection serves one request."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            head = b"".join(iter(lambda: self.rfile.readline().strip(b"\r\n") + b"\n", b"\n"))
            with suppress(OSError):  # the client may hang up, as it should on some of these
                for part in behave(head.decode("latin-1")):
                    self.wfile.write(part)

    socketserver.ThreadingTCPServer.daemon_threads = True
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.block_on_close = False
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """One whole HTTP/1.1 answer; `content_type="text/xml"` becomes a header."""
    given = {"content-length": str(len(body)), "connection": "close"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in given.items())]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
