"""What readers' pages tell, and what hostile ones may not."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongmei.core.limits import Buckets
from rongmei.domains.insight.adapters.lake import spool_of
from rongmei.faces.portal import beacons, told
from rongmei.faces.portal.address import Proxies, network
from rongmei.faces.portal.beacons import LONGEST, PATH, Beacons
from tests.factories.readings import BROWSER

STORY = 7
HEADERS = {
    "content-type": "application/json",
    "user-agent": BROWSER,
    "accept-language": "zh-CN",
    "sec-fetch-site": "same-origin",
}
TOLD: dict[str, Any] = {
    "story": STORY,
    "view": "00ff00ff00ff00ff",
    "referrer": "",
    "inside": False,
    "installed": False,
    "age": 2,
    "seconds": 2,
    "depth": 10,
    "characters": 800,
}


@pytest.fixture
def spool(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """Where readings of the one live story come to lie; no database is at hand."""
    settings.RONGMEI_HOME, settings.RONGMEI_LAKE = tmp_path, tmp_path / "lake"
    settings.RONGMEI_PUBLIC_ROOT = tmp_path / "public"
    live = tmp_path / "public" / "511921" / "ninjs" / f"{STORY}.json"
    live.parent.mkdir(parents=True)
    live.write_text("{}")
    yield settings.RONGMEI_LAKE / "spool"
    spool_of(settings.RONGMEI_LAKE / "spool").close()


def ask(
    body: bytes, *, app: Beacons | None = None, method: str = "POST", code: str = "511921", cut: int = 0,
    client: str = "203.0.113.7", **headers: str | None,
) -> tuple[int, dict[bytes, bytes]]:  # fmt: skip
    """The status and headers of one answer."""
    parts = [body[:cut], body[cut:]] if cut else [body]
    sent: list[Any] = []
    waiting = [{"type": "http.request", "body": part, "more_body": n < len(parts) - 1} for n, part in enumerate(parts)]

    async def receive() -> Any:
        return waiting.pop(0) if waiting else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    told_ = {**HEADERS, **{name.replace("_", "-"): value for name, value in headers.items()}}
    raw = [(name.encode(), value.encode()) for name, value in told_.items() if value is not None]
    path = f"/portal/{code}/beacon"
    scope: dict[str, Any] = {"type": "http", "method": method, "path": path, "headers": raw, "client": (client, 1)}
    asyncio.run((app or Beacons([]))(scope, receive, send))
    return sent[0]["status"], dict(sent[0]["headers"])


def body(**changes: Any) -> bytes:
    return json.dumps({**TOLD, **changes}).encode()


def kept(spool: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for path in spool.glob("*.jsonl") for line in path.read_text().splitlines()]


def test_a_beacon_is_kept_before_it_is_answered(spool: Path) -> None:
    status, headers = ask(body(), cut=20)
    assert status == 204
    assert headers[b"cache-control"] == b"no-store"
    assert b"set-cookie" not in headers
    (row,) = kept(spool)
    assert (row["story"], row["organisation"], row["seconds"], row["depth"]) == (STORY, "511921", 2, 10)
    assert row["view"] == 0x00FF00FF00FF00FF - 2**63


def test_the_database_is_not_asked(spool: Path) -> None:
    # Without pytest-django's `db`, any query of this test raises.
    assert ask(body())[0] == 204
    assert len(kept(spool)) == 1


WRONG = [
    {"story": STORY + 1},
    {"story": str(STORY)},
    {"story": True},
    {"story": 7.0},
    {"story": 0},
    {"story": 2**63},
    {"view": "00ff"},
    {"view": "00FF00FF00FF00FF"},
    {"view": 7},
    {"age": -1},
    {"age": 86_401},
    {"depth": 101},
    {"seconds": None},
    {"characters": 1_000_000},
    {"inside": 1},
    {"installed": "yes"},
    {"referrer": "http://evil.example/path"},
    {"referrer": "<script>"},
    {"referrer": "a" * 254},
    {"reader": "me"},
]


@pytest.mark.parametrize("change", WRONG, ids=str)
def test_what_is_not_a_beacon_gets_the_same_answer_and_is_dropped(spool: Path, change: dict[str, Any]) -> None:
    assert ask(body(**change)) == ask(body(view="1" * 16))
    assert len(kept(spool)) == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[]", b"null", b"7", b'"x"', b"\xff\xfe\x00", b"[" * 1000, b'{"story":' + b"9" * 900 + b"}",
        json.dumps({k: v for k, v in TOLD.items() if k != "view"}).encode(),
        body() + b" " * LONGEST,
    ],
    ids=lambda raw: repr(raw[:20]),
)  # fmt: skip
def test_any_body_gets_the_same_answer(spool: Path, raw: bytes) -> None:
    assert ask(raw)[0] == 204
    assert kept(spool) == []


@given(st.binary(max_size=2000))
def test_no_body_breaks_the_reading_of_it(raw: bytes) -> None:
    found = told.read(raw)
    assert found is None or found.keys() == told.NAMES


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_no_value_breaks_the_reading_of_it(value: object) -> None:
    assert told.read(json.dumps({**TOLD, "depth": value}).encode()) is None or isinstance(value, int)


def test_an_endless_body_is_not_read_to_its_end(spool: Path) -> None:
    asked = []

    async def receive() -> Any:
        asked.append(1)
        return {"type": "http.request", "body": b"x" * 500, "more_body": True}

    async def send(_message: Any) -> None:
        pass

    scope: dict[str, Any] = {
        "type": "http",
        "method": "POST",
        "path": "/portal/511921/beacon",
        "headers": [],
        "client": None,
    }
    asyncio.run(Beacons([])(scope, receive, send))
    assert len(asked) <= 3


@pytest.mark.parametrize(
    "headers",
    [
        {"content_type": "text/plain"},
        {"content_type": None},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "none"},
        {"sec_purpose": "prefetch;prerender"},
        {"accept_language": None},
        {"user_agent": None},
        {"user_agent": "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)"},
        {"user_agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/150.0 Safari/537.36"},
    ],
    ids=str,
)
def test_programs_and_other_sites_are_left_out(spool: Path, headers: dict[str, Any]) -> None:
    assert ask(body(), **headers)[0] == 204
    assert kept(spool) == []


def test_an_old_browser_that_says_nothing_of_fetching_is_counted(spool: Path) -> None:
    ask(body(), sec_fetch_site=None, content_type="application/json; charset=utf-8")
    assert len(kept(spool)) == 1


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "OPTIONS"])
def test_only_posts_are_taken(spool: Path, method: str) -> None:
    status, headers = ask(body(), method=method)
    assert (status, headers[b"allow"]) == (405, b"POST")
    assert kept(spool) == []


@pytest.mark.parametrize(
    "path", ["/portal/../beacon", "/portal/a/b/beacon", "/portal/511921/beacon/", "/portal//beacon"]
)
def test_other_paths_are_not_beacons(path: str) -> None:
    assert not PATH.fullmatch(path)


def test_a_disk_that_refuses_is_told_as_503(spool: Path, caplog: pytest.LogCaptureFixture) -> None:
    spool.parent.mkdir(parents=True)
    spool.write_text("in the way")
    assert ask(body())[0] == 503
    assert "could not be kept" in caplog.text
    spool.unlink()


def test_a_reader_who_goes_away_while_telling_is_no_trouble(spool: Path) -> None:
    async def receive() -> Any:
        return {"type": "http.disconnect"}

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope: dict[str, Any] = {
        "type": "http",
        "method": "POST",
        "path": "/portal/511921/beacon",
        "headers": [],
        "client": None,
    }
    asyncio.run(Beacons([])(scope, receive, send))
    assert sent[0]["status"] == 204


def readers(app: Beacons, spool: Path, agents: Sequence[str], client: str = "203.0.113.7") -> int:
    """How many of some readers' beacons were let in, all within a moment."""
    for number, agent in enumerate(agents):
        ask(body(view=f"{number:016x}"), app=app, user_agent=agent, client=client)
    return len(kept(spool))


def test_a_school_behind_one_address_is_counted(spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert beacons.ADDRESS_BURST >= 1000 * 2
    app = Beacons([])
    assert readers(app, spool, [f"{BROWSER} v{n % 40}" for n in range(200)]) == 200


def test_a_flood_from_one_address_is_cut_and_others_are_not(spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beacons, "ADDRESS_BURST", 5)
    monkeypatch.setattr(beacons, "ADDRESS_RATE", 0)
    app = Beacons([])
    assert readers(app, spool, [f"{BROWSER} v{n}" for n in range(12)]) == 5
    assert readers(app, spool, [BROWSER], client="203.0.113.8") == 6


def test_a_script_that_reloads_one_page_is_cut(spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beacons, "READER_BURST", 3)
    monkeypatch.setattr(beacons, "READER_RATE", 0)
    assert readers(Beacons([]), spool, [BROWSER] * 10) == 3


def test_buckets_fill_again_and_forget() -> None:
    now = [0.0]
    buckets = Buckets(2, 0.5, most=2, clock=lambda: now[0])
    assert [buckets.take("a") for _ in range(3)] == [True, True, False]
    now[0] = 2
    assert [buckets.take("a") for _ in range(2)] == [True, False]
    now[0] = 1000
    assert [buckets.take("a") for _ in range(3)] == [True, True, False]
    assert buckets.take("b")
    assert buckets.take("c")
    assert buckets.take("a")  # forgotten, and so full again


@pytest.mark.parametrize(
    ("peer", "forwarded", "reader"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "1.2.3.4, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("10.0.0.1", "unknown", "unknown"),
        ("", "", ""),
    ],
)
def test_only_known_proxies_are_believed(peer: str, forwarded: str, reader: str) -> None:
    assert Proxies(["10.0.0.0/8"]).reader(peer, forwarded) == reader


def test_a_household_of_ipv6_is_one_address() -> None:
    assert network("2001:db8:1:2:3:4:5:6") == network("2001:db8:1:2::1") == "2001:db8:1:2::"
    assert network("203.0.113.7") == "203.0.113.7"
    assert network("nonsense") == "nonsense"
