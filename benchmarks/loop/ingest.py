"""A whole fetch of 5,000 real articles (read, clean, store, search, lead to a deed each) beside feedparser alone."""

import io
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import feedparser
from django.conf import settings

from benchmarks.loop.figures import tell
from benchmarks.loop.texts import articles
from rongmei.core.search.tidying import tidy

ENTRIES, ROUNDS = 5000, 3
_ITEM = """<item><guid isPermaLink="false">{guid}</guid><title>{title}</title><link>https://example.cn/{guid}</link>
<description>{body}</description><pubDate>Mon, 23 Nov 2026 08:00:00 +0800</pubDate></item>
"""


def measure(_node: object) -> None:
    """`ingest.whole_vs_feedparser`, entries a second."""
    found = articles(ENTRIES)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        settings.RONGMEI_FEED_FOLDERS = [folder]
        turns = [_turn(folder, number, found) for number in range(ROUNDS)]
    whole, alone = (ENTRIES / statistics.median(side) for side in zip(*turns, strict=True))
    ratio = statistics.median(parsing / taking for taking, parsing in turns)
    tell("ingest.whole_vs_feedparser", whole, "entries/s", alone, ratio)


def _turn(folder: Path, number: int, found: list[tuple[str, str]]) -> tuple[float, float]:
    """Seconds for the whole, and for parsing the same bytes."""
    tidy()  # as the worker's clock does every ten seconds, beside a fetch
    content = _feed(number, found)
    file = folder / f"feed{number}.xml"
    file.write_bytes(content)
    return _timed(lambda: _take(file)), _timed(lambda: feedparser.parse(io.BytesIO(content)))


def _take(file: Path) -> None:
    from tests.factories.organisations import make_organisation

    from rongmei.core.permissions import Actor
    from rongmei.core.scoping import scoped
    from rongmei.domains.ingest import api
    from rongmei.domains.organisations.models import Organisation

    place = Organisation.objects.filter(code="511921").first() or make_organisation()
    with scoped(place.pk):
        actor = Actor.system(place.pk)
        provider = api.add_provider(actor=actor, name=file.name, location=str(file))
        api.run_provider(actor=actor, provider=provider)
        last = api.provider(provider)[0].last
        assert last
        assert last.received == ENTRIES, last.problems


def _feed(number: int, found: list[tuple[str, str]]) -> bytes:
    items = (
        _ITEM.format(guid=f"{number}-{n}", title=escape(title), body=escape(_markup(text)))
        for n, (title, text) in enumerate(found)
    )
    return f"<rss version='2.0'><channel><title>联播</title>{''.join(items)}</channel></rss>".encode()


def _markup(text: str) -> str:
    return "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip())


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
