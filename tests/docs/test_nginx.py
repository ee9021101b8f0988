"""The nginx example of the operating pages, in a real nginx: it answers as the application itself would."""

import asyncio
import http.client
import json
import platform
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from rongmei.faces.portal.baked import BakedSites
from tests.support.nginx import CERTIFICATE, KEY, example, exchanged, framed, packaged
from tests.support.servers import free_port
from tests.support.waiting import until

FILES = {
    "511921/index.html": "首页",
    "511921/404.html": "没有这个页面",
    "511921/a/202611/1.html": "在线",
    "511921/a/202611/2.html": "旧备份带回的页面",
    "511921/a/202611/2.html.gone": "已撤稿",
    "511921/a/202611/3.html.gone": "也已撤稿",
    "511921/assets/portal.0123.css": "body{}",
    "511921/feed.json": "{}",
    "511921/rss.xml": "<rss/>",
    "511921/.baked.json": "{}",
    "511921/s/all/index.html": "全部",
}
PATHS = [
    "/site/511921/", "/site/511921/s/all/", "/site/511921/a/202611/1.html", "/site/511921/a/202611/2.html",
    "/site/511921/a/202611/3.html", "/site/511921/a/202611/9.html", "/site/511921/a/202611/2.html.gone",
    "/site/511921/.baked.json", "/site/511921/a/.x/1.html", "/site/511921/assets/portal.0123.css",
    "/site/511921/feed.json", "/site/511921/rss.xml", "/site/999999/", "/site/511921/a/202611/1.html?x=1",
]  # fmt: skip
ALIKE = ("cache-control", "content-security-policy", "x-content-type-options", "referrer-policy")


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: str


class Newsroom(BaseHTTPRequestHandler):
    """The application behind: tells what it was asked, and keeps one stream open."""

    protocol_version = "HTTP/1.1"
    streaming = threading.Event()

    def do_GET(self) -> None:
        self.send_response(200)
        if self.path == "/desk/events":
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"9\r\ndata: 1\n\n\r\n")
            self.streaming.wait(20)
            self.wfile.write(b"0\r\n\r\n")
            return
        told = json.dumps({name.lower(): value for name, value in self.headers.items()}).encode()
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_words: object) -> None:
        """Nothing."""


@dataclass(frozen=True)
class Front:
    """A running nginx before the newsroom."""

    port: int
    plain: int
    public: Path
    trust: ssl.SSLContext

    def ask(self, path: str, method: str = "GET") -> Answer:
        link = http.client.HTTPSConnection("news.example.cn", self.port, context=self.trust, timeout=10)
        link.sock = self.link()
        link.request(method, path, headers={"Connection": "close"})
        with link.getresponse() as came:
            answer = Answer(came.status, {k.lower(): v for k, v in came.getheaders()}, came.read().decode())
        link.close()
        return answer

    def link(self) -> ssl.SSLSocket:
        """A connection as a browser makes it, the certificate checked."""
        return self.trust.wrap_socket(_socket(self.port), server_hostname="news.example.cn")


def _socket(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), 10)


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    room, behind = tmp_path_factory.mktemp("nginx"), ThreadingHTTPServer(("127.0.0.1", 0), Newsroom)
    behind.daemon_threads = True
    threading.Thread(target=behind.serve_forever, daemon=True).start()
    for name, text in FILES.items():
        (room / "data" / "public" / name).parent.mkdir(parents=True, exist_ok=True)
        (room / "data" / "public" / name).write_text(text, "utf-8")
    (room / "data" / "secrets.json").write_text('"secret"')
    _certify(room)
    port, plain = free_port(), free_port()
    (room / "nginx.conf").write_text(_configured(room, port, plain, behind.server_port))
    process = subprocess.Popen([_program(), "-p", str(room), "-c", str(room / "nginx.conf"), "-g", "daemon off;"])
    trust = ssl.create_default_context(cafile=str(room / "cert.pem"))
    made = Front(port, plain, room / "data" / "public", trust)
    try:
        until(lambda: _listens(port), 10)
        yield made
    finally:
        Newsroom.streaming.set()
        process.terminate()
        process.wait(10)
        behind.shutdown()
        behind.server_close()


def _program() -> str:
    found = packaged()
    if found is None:
        pytest.skip(f"no nginx for {sys.platform} {platform.machine()} among the packages for tests")
    return found


def _listens(port: int) -> bool:
    try:
        _socket(port).close()
    except OSError:
        return False
    return True


def _configured(room: Path, port: int, plain: int, behind: int) -> str:
    """The example as printed, with this machine's ports, folders and certificate in it."""
    told = example(plain=plain, secure=port, data=room / "data", behind=behind)
    return framed(exchanged(told, {CERTIFICATE: f"{room}/cert.pem", KEY: f"{room}/key.pem"}))


def _certify(room: Path) -> None:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "news.example.cn")])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("news.example.cn")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    (room / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    form = serialization.PrivateFormat.PKCS8
    (room / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))


def ours(public: Path, path: str) -> Answer:
    """What the application answers by itself."""
    sent: list[Mapping[str, Any]] = []

    async def ask() -> None:
        async def send(message: Mapping[str, Any]) -> None:
            sent.append(message)

        scope = {"type": "http", "method": "GET", "path": path.partition("?")[0], "headers": [], "extensions": {}}
        await BakedSites(public)(scope, None, send)

    asyncio.run(ask())
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], headers, b"".join(m.get("body", b"") for m in sent).decode())


@pytest.mark.parametrize("path", PATHS)
def test_a_public_page_is_answered_as_the_application_would(front: Front, path: str) -> None:
    there, here = front.ask(path), ours(front.public, path)
    assert there.status == here.status
    if not here.body:
        return
    assert there.body == here.body
    for name in ALIKE:
        assert there.headers.get(name) == here.headers.get(name), name
    assert there.headers["content-type"].partition(";")[0] in (
        here.headers["content-type"].partition(";")[0],
        "text/xml",
    )


def test_a_withdrawn_page_is_gone_whatever_lies_beside_it(front: Front) -> None:
    answer = front.ask("/site/511921/a/202611/2.html")
    assert (answer.status, answer.body) == (410, "已撤稿")


def test_what_is_remembered_of_a_page_is_soon_forgotten(front: Front) -> None:
    """A page baked anew, its tombstone, and the page back again: each shows although nginx keeps files open."""
    path = "/site/511921/a/202611/4.html"
    page, draft = front.public / path.removeprefix("/site/"), front.public / "511921" / ".draft"
    assert front.ask(path).status == 404
    for text in ("一稿", "二稿"):
        draft.write_text(text, "utf-8")
        draft.replace(page)
        until(lambda text=text: front.ask(path).body == text, 10)  # type: ignore[misc]
    grave = page.with_name("4.html.gone")
    grave.write_text("已撤稿", "utf-8")
    until(lambda: (front.ask(path).status, front.ask(path).body) == (410, "已撤稿"), 10)
    grave.unlink()
    until(lambda: front.ask(path).body == "二稿", 10)


def test_nothing_but_the_public_folder_is_read(front: Front) -> None:
    for path in ("/site/511921/../../secrets.json", "/site/%2e%2e/secrets.json", "/site/511921/..%2f..%2fsecrets.json"):
        assert '"secret"' not in front.ask(path).body
    assert front.ask("/site/511921/../secrets.json").status == 404


def test_the_newsroom_is_told_who_asks_and_how(front: Front) -> None:
    told = json.loads(front.ask("/desk/").body)
    assert told["host"] == "news.example.cn"
    assert told["x-forwarded-proto"] == "https"
    assert told["x-forwarded-for"] == "127.0.0.1"


def test_a_forged_origin_is_added_to_not_believed(front: Front) -> None:
    link = front.link()
    link.sendall(
        b"GET /desk/ HTTP/1.1\r\nHost: news.example.cn\r\nX-Forwarded-For: 6.6.6.6\r\nConnection: close\r\n\r\n"
    )
    with link.makefile("rb") as answer:
        told = json.loads(answer.read().partition(b"\r\n\r\n")[2])
    link.close()
    assert told["x-forwarded-for"] == "6.6.6.6, 127.0.0.1"


def test_news_comes_at_once(front: Front) -> None:
    link = front.link()
    link.sendall(b"GET /desk/events HTTP/1.1\r\nHost: news.example.cn\r\n\r\n")
    link.settimeout(5)
    came = b""
    while b"data: 1" not in came:
        came += link.recv(4096)
    link.close()


def test_without_https_one_is_sent_there(front: Front) -> None:
    link = http.client.HTTPConnection("127.0.0.1", front.plain, timeout=10)
    link.request("GET", "/site/511921/?a=b", headers={"Host": "news.example.cn"})
    answer = link.getresponse()
    assert (answer.status, answer.getheader("Location")) == (301, "https://news.example.cn/site/511921/?a=b")
    link.close()
