"""The one way out: what is fetched within limits, and every way the other side can misbehave."""

import gzip
import time
import zlib
from collections.abc import Iterable, Iterator

import pytest
from tests.support.hooks import receiving
from tests.support.web import Behave, answer, serving

from rongmei.core.http import Client, PrivateAddress, Response, TooLarge, Unreachable

LOOPBACK = ["127.0.0.0/8"]


def fetch(behave: Behave, *, most: int = 100_000, seconds: float = 5.0) -> Response:
    with serving(behave) as address, Client(networks=LOOPBACK, max_bytes=most, seconds=seconds) as client:
        return client.get(f"{address}/feed")


def test_an_answer_comes_whole_with_its_headers() -> None:
    got = fetch(lambda _head: [answer("甲".encode(), etag="x1")])
    assert (got.status, got.content.decode(), got.headers["etag"]) == (200, "甲", "x1")


def test_what_is_asked_names_us_and_carries_the_headers_given() -> None:
    heads: list[str] = []
    with serving(lambda head: [heads.append(head) or answer()]) as address, Client(networks=LOOPBACK) as client:  # type: ignore[func-returns-value]
        client.post(address, content="正文".encode(), headers={"x-mark": "7"})
    assert heads[0].startswith("POST / HTTP/1.1")
    assert "user-agent: rongmei/" in heads[0].lower()
    assert "x-mark: 7" in heads[0].lower()


@pytest.mark.parametrize("status", [204, 302, 410, 500])
def test_who_is_told_something_answers_with_a_status_and_is_not_followed(status: int) -> None:
    with receiving(status) as receiver, Client(networks=LOOPBACK) as client:
        assert client.tell(receiver.url, content=b"{}", headers={"x-mark": "7"}) == status
    [heard] = receiver.heard
    assert (heard.body, heard.headers["x-mark"]) == (b"{}", "7")


def test_nothing_of_what_they_say_to_it_is_read() -> None:
    with serving(endless) as address, Client(networks=LOOPBACK, seconds=2.0) as client:
        assert client.tell(address, content=b"", headers={}) == 200


def test_nobody_inside_is_told_anything() -> None:
    with receiving() as receiver, Client(networks=[]) as client, pytest.raises(PrivateAddress):
        client.tell(receiver.url, content=b"{}", headers={})
    assert receiver.heard == []


def test_a_redirect_is_followed_to_where_it_ends() -> None:
    def behave(head: str) -> list[bytes]:
        return [answer(b"there") if " /there " in head else answer(status="302 Found", location="/there")]

    got = fetch(behave)
    assert got.content == b"there"
    assert got.url.endswith("/there")


def test_a_redirect_that_never_ends_is_told_as_that() -> None:
    with pytest.raises(Unreachable, match="循环"):
        fetch(lambda _head: [answer(status="302 Found", location="/feed")])


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "http://", "http://[::", "\u00e9:"])
def test_a_redirect_out_of_the_web_is_not_followed(target: str) -> None:
    with pytest.raises(Unreachable):
        fetch(lambda _head: [answer(status="302 Found", location=target)])


@pytest.mark.parametrize("status", ["400 Bad", "401 No", "404 Gone", "500 Oh", "503 Later"])
def test_an_error_status_is_told_with_its_number(status: str) -> None:
    with pytest.raises(Unreachable, match=status[:3]):
        fetch(lambda _head: [answer(b"<rss/>", status=status)])


def test_not_modified_is_an_answer() -> None:
    assert fetch(lambda _head: [answer(status="304 Not Modified")]).status == 304


def endless(_head: str) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n\r\n"
    while True:
        yield b"x" * 10_000


def test_an_endless_body_is_cut_off_at_the_limit() -> None:
    with pytest.raises(TooLarge, match="100000"):
        fetch(endless)


def test_a_small_body_that_swells_is_cut_off_at_the_limit() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    with pytest.raises(TooLarge):
        fetch(lambda _head: [answer(bomb, content_encoding="gzip")])


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (gzip.compress(b"feed", mtime=0), "gzip"),
        (gzip.compress(b"fe", mtime=0) + gzip.compress(b"ed", mtime=0), "x-gzip"),
        (zlib.compress(b"feed"), "deflate"),
        (b"feed", "identity"),
    ],
)
def test_compressed_answers_are_read(body: bytes, encoding: str) -> None:
    assert fetch(lambda _head: [answer(body, content_encoding=encoding)]).content == b"feed"


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "zstd"])
def test_a_compression_nobody_asked_for_is_refused(encoding: str) -> None:
    with pytest.raises(Unreachable, match="压缩"):
        fetch(lambda _head: [answer(gzip.compress(gzip.compress(b"x")), content_encoding=encoding)])


def test_damaged_compression_is_told_in_words() -> None:
    with pytest.raises(Unreachable, match="损坏"):
        fetch(lambda _head: [answer(b"\x1f\x8b garbage", content_encoding="gzip")])


def dripping_head(_head: str) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    for n in range(1000):
        time.sleep(0.05)
        yield f"x-{n}: y\r\n".encode()


def dripping_body(_head: str) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n\r\n"
    for _n in range(1000):
        time.sleep(0.05)
        yield b"x"


def silent(_head: str) -> Iterable[bytes]:
    time.sleep(3)
    return []


@pytest.mark.parametrize("behave", [dripping_head, dripping_body, silent])
def test_a_slow_answer_ends_with_the_whole_requests_time(behave: Behave) -> None:
    begun = time.monotonic()
    with pytest.raises(Unreachable, match="没有响应"):
        fetch(behave, seconds=0.4)
    assert time.monotonic() - begun < 2


def test_redirects_share_the_time_of_one_request() -> None:
    def slow(_head: str) -> Iterator[bytes]:
        time.sleep(0.3)
        yield answer(status="302 Found", location="/again")

    with pytest.raises(Unreachable, match="没有响应"):
        fetch(slow, seconds=0.5)


@pytest.mark.parametrize("sent", [b"", b"SSH-2.0\r\n", b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nx"])
def test_what_is_no_web_server_is_told_in_words(sent: bytes) -> None:
    with pytest.raises(Unreachable, match="无法连接"):
        fetch(lambda _head: [sent])


@pytest.mark.parametrize(
    "url",
    ["", "x", "//x", "ftp://x.example", "http://", "http:///x", "http://a..b/", f"http://{'a' * 70}.example/",
     "http://x.example:99999/", "http://[::1", "http://exa mple/", "http://\u202e.example/", "http://x\0y.example/"],
)  # fmt: skip
def test_no_address_that_cannot_be_is_a_crash(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_args: object, **_kwargs: object) -> list[object]:
        raise OSError

    monkeypatch.setattr("socket.getaddrinfo", nowhere)
    with Client(networks=[]) as client, pytest.raises(Unreachable) as refused:
        client.get(url)
    assert refused.value.advice
