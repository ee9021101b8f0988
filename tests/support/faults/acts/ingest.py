"""A feed of several hundred entries is fetched over HTTP; its marks move only when all of it was taken."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

from tests.support.faults.acts.act import Act
from tests.support.faults.figures import Figures
from tests.support.faults.node import Node

ENTRIES = 600
PAUSE = 0.05
_feeds = count(1)

_ITEM = """<item><guid>{feed}-{n}</guid><title>第{n}条：通江县银耳开耳</title><link>https://example.cn/{feed}/{n}</link>
<description>{words}</description><pubDate>Mon, 23 Nov 2026 08:00:00 +0800</pubDate></item>"""
_WORDS = "段木上的银耳一朵朵开了，合作社的人在晾晒场上翻晒。今年雨水匀，出耳比去年早了半个月。" * 12


class Ingest(Act):
    """One provider of its own each time."""

    def __init__(self, node: Node, entries: int = ENTRIES) -> None:
        super().__init__(node)
        self.feed, self.entries = f"feed{next(_feeds)}-{time.time_ns()}", entries
        self.server = _serve(self.feed, entries)
        self.provider = self.early = 0

    def run(self) -> None:
        """Add the source, then watch it come in."""
        place = f"http://127.0.0.1:{self.server.server_port}/{self.feed}.xml"
        self.provider = self.desk("editor").add_provider(place)
        while not self.settled():
            time.sleep(PAUSE)
        self.server.shutdown()
        self.server.server_close()

    def settled(self) -> bool:
        """True when every entry is there and no run is open."""
        try:
            taken, marked, open_runs, leads = self._counts()
        except Exception:  # the database is away
            return False
        self.progress = min(0.99, taken / self.entries)
        self.early = max(self.early, self.entries - taken if marked else 0)
        return taken >= self.entries and leads >= self.entries and not open_runs

    def figures(self) -> Figures:
        """Each entry is one item, with one deed and one lead."""
        found = Figures()
        with self.node.database() as db:
            guids, told, led = ([row[0] for row in db.execute(ask, [self.provider])] for ask in (_GUIDS, _TOLD, _LED))
        found.count("lost", range(self.entries - len(set(guids))))
        found.count("lost", range(self.early))
        found.count("lost", range(self.entries - len(set(told))))
        found.count("lost", range(self.entries - len(set(led))))
        for things in (guids, told, led):
            found.count("twice", range(len(things) - len(set(things))))
        return found

    def _counts(self) -> tuple[int, bool, int, int]:
        with self.node.database() as db:
            row = db.execute(_COUNTS, {"provider": self.provider}).fetchone()
        assert row
        return row


_GUIDS = "select guid from ingest_item where provider_id = %s"
_TOLD = """
select object_id from journal_entry where verb = 'item.received'
and object_id in (select id from ingest_item where provider_id = %s)
"""
_LED = "select l.item_id from planning_lead l join ingest_item i on i.id = l.item_id where i.provider_id = %s"
_COUNTS = """
select (select count(*) from ingest_item where provider_id = %(provider)s),
       (select etag <> '' from ingest_provider where id = %(provider)s),
       (select count(*) from ingest_run where provider_id = %(provider)s and state in ('queued', 'running')),
       (select count(*) from planning_lead l join ingest_item i on i.id = l.item_id where i.provider_id = %(provider)s)
"""


def _serve(feed: str, entries: int) -> ThreadingHTTPServer:
    items = "".join(_ITEM.format(feed=feed, n=n, words=_WORDS) for n in range(entries))
    content = f"<rss version='2.0'><channel><title>{feed}</title>{items}</channel></rss>".encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = self.headers.get("if-none-match") == f'"{feed}"'
            self.send_response(304 if known else 200)
            self.send_header("etag", f'"{feed}"')
            self.send_header("content-type", "application/rss+xml")
            self.send_header("content-length", "0" if known else str(len(content)))
            self.end_headers()
            if not known:
                self.wfile.write(content)

        def log_message(self, *_words: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
