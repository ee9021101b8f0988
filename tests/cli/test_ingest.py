"""Taking in a feed by hand."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from rongmei.cli import ingest
from rongmei.core.permissions import Actor
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from tests.cli.support import rongmei

RSS = '<rss version="2.0"><channel><title>t</title>{}</channel></rss>'
ITEM = "<item><guid>{0}</guid><title>来稿{0}</title><description>正文{0}</description></item>"
BY = ("--organisation", "511921")


def feed(path: Path, *numbers: int) -> Path:
    path.write_text(RSS.format("".join(ITEM.format(n) for n in numbers)), "utf-8")
    return path


class Answer(BaseHTTPRequestHandler):
    """Answers everything with one feed."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(RSS.format(ITEM.format(900)).encode())

    def log_message(self, *_words: object) -> None:
        """Nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    listening = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listening.server_port}/rss.xml"
    listening.shutdown()
    listening.server_close()


def test_a_file_is_taken_in_once(centre: Path, tmp_path: Path) -> None:
    file = feed(tmp_path / "a.xml", 1, 2)
    assert "新收 2 条，更新 0 条，已有 0 条。" in rongmei(centre, "ingest", str(file), *BY).out
    feed(file, 1, 2, 3)
    again = rongmei(centre, "ingest", "a.xml", *BY, cwd=tmp_path)
    assert "新收 1 条，更新 0 条，已有 2 条。" in again.out
    assert again.code == 0


def test_a_folder_is_taken_in_file_by_file(centre: Path, tmp_path: Path) -> None:
    feed(tmp_path / "1.xml", 11)
    feed(tmp_path / "2.rss", 12)
    (tmp_path / "notes.txt").write_text("not a feed")
    assert "新收 2 条" in rongmei(centre, "ingest", str(tmp_path), *BY).out


def test_a_broken_file_tells_what_is_wrong_and_keeps_what_was_good(centre: Path, tmp_path: Path) -> None:
    file = feed(tmp_path / "b.xml", 21)
    file.write_text(file.read_text("utf-8").replace("</channel>", "<item><title>断"), "utf-8")
    told = rongmei(centre, "ingest", str(file), *BY)
    assert told.code == 1
    assert "新收 " in told.out
    assert "✗" in told.error
    assert "Traceback" not in told.all


def test_an_inside_address_is_refused_until_it_is_allowed(centre: Path, server: str) -> None:
    refused = rongmei(centre, "ingest", server, *BY)
    assert refused.code == 1
    assert "新收 0 条" in refused.out
    assert "RONGMEI_ALLOWED_NETWORKS" in refused.error
    allowed = rongmei(centre, "ingest", server, *BY, more={"RONGMEI_ALLOWED_NETWORKS": "127.0.0.0/8"})
    assert allowed.code == 0, allowed.all
    assert "新收 1 条" in allowed.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["/no/such/file.xml", *BY], "没有找到 /no/such/file.xml"),
        (["http://news.invalid/rss", "--organisation", "999999"], "没有这个单位"),
    ],
)
def test_what_is_not_there_is_named(centre: Path, arguments: list[str], words: str) -> None:
    told = rongmei(centre, "ingest", *arguments)
    assert told.code == 1
    assert words in told.error
    assert "Traceback" not in told.all


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_a_long_feed_shows_how_far_it_is(
    county: Organisation, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    settings.RONGMEI_FEED_FOLDERS = [tmp_path]
    monkeypatch.setattr(ingest, "EVERY", 0.01)
    file = feed(tmp_path / "long.xml", *range(1000, 1600))
    with scoped(county.pk):
        ingest._take(Actor.system(county.pk), str(file))
    lines = capsys.readouterr().out.splitlines()
    steps = [int(line.split()[1]) for line in lines if line.startswith("  已收 ")]
    assert steps
    assert steps == sorted(set(steps))
    assert lines[-1] == "新收 600 条，更新 0 条，已有 0 条。"
