"""Fetching by address and from folders: what cannot be read is told, and keeps nothing else from coming."""

import os
from pathlib import Path

import pytest
from tests.domains.ingest import feeds
from tests.support.web import answer, serving

from rongmei.core.http import Client, PrivateAddress, TooLarge, Unreachable
from rongmei.core.i18n import Refusal
from rongmei.domains.ingest.adapters.parsers.choose import MOST_BYTES
from rongmei.domains.ingest.adapters.parsers.parsed import Input, Problem
from rongmei.domains.ingest.adapters.transports import Fetched, transports
from rongmei.domains.ingest.adapters.transports import file as files


@pytest.fixture
def folder(tmp_path: Path, settings: object) -> Path:
    settings.RONGMEI_FEED_FOLDERS = [tmp_path.resolve()]  # type: ignore[attr-defined]
    return tmp_path


def fetch(kind: str, location: object, etag: str = "", modified: str = "") -> Fetched:
    return transports.get(kind)(str(location), etag, modified)


def test_an_address_is_fetched_with_its_marks(settings: object) -> None:
    settings.RONGMEI_ALLOWED_NETWORKS = ["127.0.0.0/8"]  # type: ignore[attr-defined]
    with serving(lambda _h: [answer(b"<rss/>", etag='"a"', last_modified="x", content_type="text/xml")]) as address:
        got = fetch("http", f"{address}/feed")
    (given,) = got.inputs
    assert isinstance(given, Input)
    assert (given.content, given.url, given.headers) == (b"<rss/>", f"{address}/feed", {"content-type": "text/xml"})
    assert (got.etag, got.last_modified) == ('"a"', "x")


def test_what_did_not_change_is_not_sent_again(settings: object) -> None:
    settings.RONGMEI_ALLOWED_NETWORKS = ["127.0.0.0/8"]  # type: ignore[attr-defined]
    heads: list[str] = []

    def behave(head: str) -> list[bytes]:
        heads.append(head)
        return [answer(status="304 Not Modified")]

    with serving(behave) as address:
        got = fetch("http", address, '"a"', "Mon")
    assert got == Fetched((), '"a"', "Mon")
    assert 'if-none-match: "a"' in heads[0].lower()
    assert "if-modified-since: mon" in heads[0].lower()


def test_an_inner_address_is_refused() -> None:
    with pytest.raises(PrivateAddress):
        fetch("http", "http://127.0.0.1:1/")


def test_an_endless_answer_is_refused(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.RONGMEI_ALLOWED_NETWORKS = ["127.0.0.0/8"]  # type: ignore[attr-defined]
    monkeypatch.setattr("rongmei.domains.ingest.adapters.transports.http.MOST_BYTES", 100)
    with serving(lambda _h: [answer(b"x" * 200)]) as address, pytest.raises(TooLarge):
        fetch("http", address)
    assert Client(max_bytes=1).max_bytes == 1
    assert issubclass(TooLarge, Refusal)
    assert issubclass(Unreachable, Refusal)


def told(got: Fetched) -> tuple[list[bytes], list[str]]:
    """The bytes that came, and the problems."""
    given = list(got.inputs)
    return [i.content for i in given if isinstance(i, Input)], [p.words for p in given if isinstance(p, Problem)]


def test_a_folder_gives_what_can_be_read_and_tells_of_the_rest(folder: Path) -> None:
    (folder / "a.xml").write_text("甲", "utf-8")
    (folder / "b.xml").symlink_to("/etc/hostname")
    (folder / "c.JSON").write_text("丙", "utf-8")
    (folder / "d.xml").mkdir()
    (folder / "e.txt").write_text("no feed")
    (folder / "f.xml").symlink_to(folder / "f.xml")
    os.mkfifo(folder / "g.xml")
    (folder / "h.rss").write_bytes(b"x" * (MOST_BYTES + 1))
    contents, problems = told(fetch("file", folder))
    assert contents == ["甲".encode(), "丙".encode()]
    assert [p[:5] for p in problems] == ["b.xml", "d.xml", "f.xml", "g.xml", "h.rss"]


def test_more_files_than_are_read_at_once_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_FILES", 2)
    for name in "abc":
        (folder / f"{name}.xml").write_text(name)
    contents, problems = told(fetch("file", folder))
    assert contents == [b"a", b"b"]
    assert "1" in problems[0]


@pytest.mark.parametrize("name", ["missing.xml", "loop.xml", "nul\0.xml", "pipe.xml", "../outside.xml"])
def test_a_location_that_cannot_be_read_is_refused_in_words(folder: Path, name: str) -> None:
    (folder / "loop.xml").symlink_to(folder / "loop.xml")
    os.mkfifo(folder / "pipe.xml")
    with pytest.raises(Refusal) as refused:
        fetch("file", folder / name)
    assert refused.value.advice


@pytest.mark.parametrize("broken", ["open", "iterdir"])
def test_a_disk_that_refuses_is_told_in_words(folder: Path, broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    (folder / "a.xml").write_text(feeds.RSS, "utf-8")
    monkeypatch.setattr(Path, broken, refuse)
    with pytest.raises(Refusal, match="Permission denied"):
        list(fetch("file", folder if broken == "iterdir" else folder / "a.xml").inputs)
