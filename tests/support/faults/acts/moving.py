"""An old site moves here by `rongmei import`, again and again until it has come to its end; and is signed together."""

import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import psycopg

from tests.factories.old_sites import export, picture, post
from tests.support.faults.acts.act import Act
from tests.support.faults.figures import Figures
from tests.support.faults.node import Node
from tests.support.faults.people import COUNTY

ARTICLES, EVERY = 300, 3
PAUSE = 0.05
# A broken database is there again after a few tries; more is a command that never comes to its end.
TRIES = 30
COMMAND = "command"


class MoveOver(Act):
    """One site of its own each time; every third article has a picture, which is asked for over the web.

    Attributes:
        seen: how many articles were in when a part was killed.
        broken: how often the command ended before its end.
    """

    def __init__(self, node: Node, articles: int = ARTICLES) -> None:
        super().__init__(node)
        self.host, self.articles = f"old{time.time_ns()}.example.cn", articles
        self.folder = Path(tempfile.mkdtemp(prefix="rongmei-old-"))
        self.pictures = {self._name(n): picture(self._name(n)) for n in range(1, articles + 1) if n % EVERY == 0}
        self.server = _serve({f"/{n}.png": data for n, data in self.pictures.items()})
        self.file = export(self.folder, *(self._post(n) for n in range(1, articles + 1)))
        self.command: subprocess.Popen[str] | None = None
        self.seen, self.broken, self.words = 0, 0, ""

    def run(self) -> None:
        """The command, until it says that all is in."""
        while not self._imported():
            self.broken += 1
            assert self.broken < TRIES, self.words
            time.sleep(PAUSE)

    def strike(self, part: str) -> None:
        """`kill -9` of the command itself, or of a part of the node as always."""
        self.seen = self._counts()[0]
        if part == COMMAND:
            assert self.command
            self.command.kill()
        else:
            super().strike(part)

    def settled(self) -> bool:
        """True when a file was read to its end."""
        return self._ask(_READ, self.host) == [(True,)]

    def figures(self) -> Figures:
        """Each article is one story with one deed and both its addresses, its picture whole; none is on its way out."""
        found = Figures()
        taken = [row[0] for row in self._ask(_TAKEN, self.host)]
        stories = [row[0] for row in self._ask(_STORIES, f"%{self.host}")]
        deeds = [row[0] for row in self._ask(_DEEDS, self.host)]
        addresses = [row[0] for row in self._ask(_ADDRESSES, self.host)]
        expected = [self._name(n) for n in range(1, self.articles + 1)]
        for things, told in ((taken, expected), (stories, expected), (deeds, expected), (addresses, expected * 2)):
            found.count("lost", (Counter(told) - Counter(things)).elements())
            found.count("twice", (Counter(things) - Counter(told)).elements())
        found.count("lost", self._broken_pictures())
        found.count("twice", self._ask(_TWICE, self.host))
        found.count("unsigned", self._ask(_OUT, self.host))
        return found

    def close(self) -> None:
        """The old site is no more."""
        if self.command and self.command.poll() is None:
            self.command.kill()
        self.server.shutdown()
        self.server.server_close()
        shutil.rmtree(self.folder)

    def _name(self, number: int) -> str:
        """An article's headline, like no other's on this node."""
        return f"旧闻{number}，{self.host}"

    def _post(self, number: int) -> str:
        name, home = self._name(number), f"http://{self.host}"
        source = f"http://127.0.0.1:{self.server.server_port}/{name}.png"
        shown = f'<p>前</p><img src="{source}" alt="图{number}"><p>后</p>' if name in self.pictures else "正文。"
        return post(
            number, title=name, link=f"{home}/a/{number}.html", guid=f"{home}/?p={number}",
            **{"content:encoded": f"<p>{name}，春耕开始了。</p>{shown}"},
        )  # fmt: skip

    def _imported(self) -> bool:
        """True when the command came to its end; looks meanwhile how much is in."""
        given = (str(self.file), "--centre", COUNTY, "--host", self.host)
        with self.node.spawn("import", *given) as self.command:
            while self.command.poll() is None:
                self._look()
                time.sleep(PAUSE)
            self.words += self.command.stdout.read() if self.command.stdout else ""
        return self.command.returncode == 0

    def _look(self) -> None:
        try:
            articles, pictures = self._counts()
        except psycopg.OperationalError:  # the database is away
            return
        if 0 < articles < self.articles:
            self.progress = (articles + pictures) / (self.articles + len(self.pictures))

    def _counts(self) -> tuple[int, int]:
        articles, pictures = self._ask(_COUNTS, self.host)[0]
        return articles, pictures

    def _broken_pictures(self) -> list[str]:
        """Articles without their picture, or whose picture is not what the old site sent, byte by byte."""
        there = {headline: (hash_, alt) for headline, hash_, alt in self._ask(_PICTURES, self.host)}
        wrong = []
        for name, data in self.pictures.items():
            hash_, alt = there.get(name, ("", ""))
            files = list(self.node.home.glob(f"*/*/{hash_[:2]}/{hash_}")) if hash_ else []
            whole = hash_ == sha256(data).hexdigest() and [f.read_bytes() for f in files] == [data]
            wrong += [] if whole and alt.startswith("图") else [f"picture of {name}"]
        return wrong

    def _ask(self, sql: str, *given: object) -> list[Any]:
        with self.node.database() as db:
            return db.execute(sql.replace("SITE", _SITE).encode(), given).fetchall()


class Bringing(MoveOver):
    """The same site is in, and the chief editor signs it; each article comes out once."""

    def __init__(self, node: Node, articles: int = 100) -> None:
        super().__init__(node, articles)
        super().run()
        self.progress = 0.0

    def run(self) -> None:
        """Sign what was looked at, and wait until all of it is out."""
        page = f"/desk/publish/old-sites/{self._ask(_NUMBER, self.host)[0][0]}/"
        mark = re.search(r'name="mark" value="(\w+)"', self.desk("third").get(page).text)
        assert mark
        self.desk("third").post(f"{page}sign/", data={"mark": mark[1]})
        while not self.settled():
            time.sleep(PAUSE)

    def settled(self) -> bool:
        """True when each is live."""
        try:
            live = len(self._ask(_LIVE, self.host))
        except psycopg.OperationalError:
            return False
        self.progress = min(0.99, live / self.articles)
        return live >= self.articles

    def figures(self) -> Figures:
        """Each is out once, told once, and covered once."""
        found = Figures()
        expected = Counter(self._name(n) for n in range(1, self.articles + 1))
        for sql in (_LIVE, _MOVED, _MANIFESTS):
            things = Counter(row[0] for row in self._ask(sql, self.host))
            found.count("lost", (expected - things).elements())
            found.count("twice", (things - expected).elements())
        return found


_SITE = "publishing_oldarticle a join publishing_oldsite s on s.id = a.site_id and s.host = %s"
_READ = "select read_at is not null from publishing_oldsite where host = %s"
_NUMBER = "select id from publishing_oldsite where host = %s"
_COUNTS = """
select count(distinct a.id), count(distinct p.id) from SITE left join publishing_oldpicture p on p.site_id = s.id
"""
_TAKEN = "select a.headline from SITE where a.state = 'taken' and a.lacks = '[]'"
_STORIES = "select headline from stories_story where headline like %s"
_DEEDS = "select a.headline from SITE join journal_entry e on e.verb = 'story.taken_over' and e.object_id = a.story_id"
_ADDRESSES = "select a.headline from SITE join publishing_oldaddress o on o.story_id = a.story_id"
_PICTURES = """
select a.headline, f.sha256, f.alt from SITE
  join stories_version v on v.story_id = a.story_id and v.hash = a.master
  cross join jsonb_path_query(v.content, '$.** ? (@.type == "image").attrs.asset') shown
  join assets_asset f on f.id = shown::bigint
"""
_TWICE = """
select f.sha256 from publishing_oldpicture p join publishing_oldsite s on s.id = p.site_id and s.host = %s
  join assets_asset mine on mine.id = p.asset_id join assets_asset f on f.sha256 = mine.sha256
  group by f.sha256 having count(distinct f.id) > 1
"""
_OUT = "select d.id from SITE join publishing_delivery d on d.story_id = a.story_id"
_LIVE = "select a.headline from SITE join publishing_delivery d on d.story_id = a.story_id and d.state = 'live'"
_MOVED = """
select a.headline from SITE join journal_entry e
  on e.verb = 'story.moved_over' and e.data ->> 'story' = a.story_id::text
"""
_MANIFESTS = """
select a.headline from SITE join review_review r on r.kind = 'story' and r.object_id = a.story_id
  join review_signedmanifest m on m.review_id = r.id
"""


def _serve(pictures: Mapping[str, bytes]) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = pictures.get(unquote(self.path))
            self.send_response(200 if data else 404)
            self.send_header("content-length", str(len(data or b"")))
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, *_words: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
