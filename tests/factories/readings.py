"""Readings, plainly."""

import asyncio
from datetime import date
from itertools import count
from pathlib import Path

from rongmei.domains.insight.adapters.lake import Lake, Reading, Spool, opened
from rongmei.domains.insight.adapters.lake.reading import first_hour
from rongmei.domains.insight.api import Reach, Visit, record
from rongmei.domains.insight.queries.counting import by_hour, by_story, total

DAY = date(2026, 11, 24)
URL = "duckdb://?threads=1"
BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36"
_views = count(1)


def reading(**fields: object) -> Reading:
    """A view of its own, of story 1 in 通江, at eight in the morning, read to the end."""
    values: dict[str, object] = {
        "organisation": "511921",
        "story": 1,
        "view": next(_views),
        "reader": 7,
        "hour": first_hour(DAY) + 8,
        "channel": "site",
        "origin": "direct",
        "seconds": 60,
        "depth": 100,
        "characters": 400,
        **fields,
    }
    return Reading(**values)  # type: ignore[arg-type]


def keep(lake: Lake, *readings: Reading) -> Path:
    """Spool readings and finish the file, as a web process does that ends; returns the file."""
    before = set(lake.spool.glob("*.jsonl"))
    spool = Spool(lake.spool)
    spool.append([r.line() for r in readings]).result(10)
    spool.close()
    (made,) = set(lake.spool.glob("*.jsonl")) - before
    return made


def measured(lake: Lake, *centres: str, since: date = DAY, until: date = DAY) -> Reach | None:
    """What the lake says of some centres."""
    with opened(lake, centres or ("511921",), since, until, URL) as views:
        return total(views, views.rows, by_hour(views, views.rows)) if views else None


def stories_of(lake: Lake, *centres: str, since: date = DAY, until: date = DAY) -> dict[int, Reach]:
    """What the lake says of the stories of some centres."""
    with opened(lake, centres or ("511921",), since, until, URL) as views:
        return by_story(views, views.rows) if views else {}


def visit(story: int, **fields: object) -> Visit:
    """What a page of 通江 tells when it was read to the end in a minute, by somebody with a browser."""
    values: dict[str, object] = {
        "centre": "511921",
        "story": story,
        "view": next(_views),
        "referrer": "",
        "inside": False,
        "installed": False,
        "age": 60,
        "seconds": 60,
        "depth": 100,
        "characters": 400,
        "address": "203.0.113.7",
        "agent": BROWSER,
        **fields,
    }
    return Visit(**values)  # type: ignore[arg-type]


def tell(*visits: Visit) -> list[bool]:
    """Record visits at once, as one web process does."""

    async def all_() -> list[bool]:
        return list(await asyncio.gather(*(record(visit=v) for v in visits)))

    return asyncio.run(all_())
