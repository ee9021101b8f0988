"""The pages an editor has open all day, with many years of stories in the tenant."""

import time
from itertools import cycle

from tests.support.faults.desk import Desk
from tests.support.faults.node import Node

from benchmarks.loop.crowd import crowd, some
from benchmarks.loop.figures import note, quantile, tell

STORIES, TURNS = 100_000, 60


def measure(node: Node) -> None:
    """`desk.pages.p95` over all pages, and of each kind."""
    began = time.perf_counter()
    titles = crowd(node, STORIES)
    note(f"{STORIES} stories made in {time.perf_counter() - began:.0f} s")
    editor, waits = Desk(node, "editor"), dict[str, list[float]]()
    pages = {name: cycle(paths) for name, paths in _pages(node, titles).items()}
    for turn in range(-len(pages), TURNS):  # what is asked first of all is not counted
        for name, paths in pages.items():
            seconds = _timed(editor, next(paths))
            if turn >= 0:
                waits.setdefault(name, []).append(seconds)
    tell("desk.pages.p95", quantile([w for kind in waits.values() for w in kind], 0.95), "s")
    for name, found in waits.items():
        tell(f"desk.pages.{name}.p95", quantile(found, 0.95), "s")


def _pages(node: Node, titles: list[str]) -> dict[str, list[str]]:
    """Addresses of each kind, as people ask for them."""
    words = some(titles, 40)
    with node.database() as db:
        ids = [row[0] for row in db.execute("select id from stories_story order by random() limit 60")]
        topic = db.execute("select topic_id from stories_story where topic_id is not null limit 1").fetchone()
    assert topic
    lists = ["", "state=drafting", "state=published", "page=2", "page=1900", "mine=yes", f"topic={topic[0]}"]
    return {
        "list": [f"/desk/stories/?{asked}" for asked in lists],
        "list_by_words": [f"/desk/stories/?q={word}" for word in words],
        "search": [f"/desk/search/?q={word}" for word in words],
        "board": ["/desk/"],
        "editor": [f"/desk/stories/{story}/" for story in ids],
    }


def _timed(person: Desk, path: str) -> float:
    began = time.perf_counter()
    person.get(path).raise_for_status()
    return time.perf_counter() - began
