"""Kill one part at a moment of an act, let things settle, and count."""

import contextlib
import json
import time
from collections.abc import Collection
from pathlib import Path

from rongmei.core.journal.subscribers import subscribers
from tests.support.faults.acts import Act
from tests.support.faults.figures import Figures
from tests.support.faults.node import SETTLE, Node
from tests.support.faults.people import COUNTY
from tests.support.waiting import until


def strike(node: Node, act: Act, part: str, moment: float) -> tuple[Figures, float]:
    """Kill a part when the act's progress reaches a moment (0 to 1).

    Returns:
        what came of act and node, and the seconds until all of it had settled.
    """
    try:
        return _strike(node, act, part, moment)
    finally:
        act.close()


def _strike(node: Node, act: Act, part: str, moment: float) -> tuple[Figures, float]:
    thread = act.start()
    until(lambda: act.progress >= moment or act.failed, SETTLE)
    before = time.monotonic()
    act.strike(part)
    node.wait()
    thread.join(SETTLE)
    if act.failed:
        raise act.failed[0]
    assert not thread.is_alive(), f"{type(act).__name__} did not come to its end\n{node.words()}"
    stuck = settle(node, act)
    found = act.figures()
    found += after(node)
    found.count("stuck", stuck)
    return found, time.monotonic() - before


def settle(node: Node, act: Act, known: Collection[str] | None = None) -> list[str]:
    """Wait for everything under way to end; what had not ended in time is stuck, and is named.

    What the clock starts a moment later is not: it is counted here once, and not again.

    Args:
        known: the subscribers the node has, when it is of another release.
    """
    with contextlib.suppress(AssertionError):
        until(lambda: act.settled() and not _under_way(node, known), SETTLE)
        return []
    return [*_under_way(node, known), *([] if act.settled() else [f"{type(act).__name__} did not settle"])]


def _under_way(node: Node, known: Collection[str] | None) -> list[str]:
    """Jobs, deliveries, packages, runs and parked deeds that are open, and deeds not sealed or not heard yet."""
    readers = [(name, " ".join(subscriber.verbs)) for name, subscriber in subscribers if known is None or name in known]
    with node.database() as db:
        row = db.execute(_OPEN, [list(column) for column in zip(*readers, strict=True)]).fetchone() or ()
    return [f"{count} {name}" for name, count in zip(_NAMES, row, strict=True) if count]


def after(node: Node) -> Figures:
    """What must hold of the whole node, whatever was going on."""
    found = Figures()
    with node.database() as db:
        found.count("stuck", db.execute("select task_name from procrastinate_jobs where status = 'failed'"))
        signed = {row[0] for row in db.execute("select hash from review_manifestitem where kind = 'master'")}
        live = dict[int, str](db.execute(_LIVE))
    found.count("unsigned", _unsigned(node.home / "public" / COUNTY, signed, live))
    verified = node.run("journal", "verify")
    found.count("lost", [] if verified.returncode == 0 else [verified.stdout + verified.stderr])
    return found


def _unsigned(site: Path, signed: set[str], live: dict[int, str]) -> list[str]:
    """Stories under the public root that are not live, or not what was signed."""
    pages = {int(page.stem) for page in site.glob("a/*/*.html")}
    wrong = [f"page {story}" for story in pages if story not in live]
    for file in site.glob("ninjs/*.json"):
        hashes = {known["value"] for known in json.loads(file.read_text("utf-8"))["altIds"]}
        if live.get(int(file.stem)) not in hashes & signed:
            wrong.append(f"ninjs {file.stem}")
    return wrong


_LIVE = "select story_id, content_hash from publishing_delivery where state = 'live'"
_NAMES = (
    "jobs doing",
    "jobs waiting",
    "deliveries under way",
    "packages under way",
    "runs open",
    "deeds parked",
    "deeds unsealed",
    "readers behind",
)
_OPEN = """
select (select count(*) from procrastinate_jobs where status = 'doing' and queue_name <> 'clock'),
       (select count(*) from procrastinate_jobs where status = 'todo' and queue_name <> 'clock'),
       (select count(*) from publishing_delivery where state in ('pending', 'sending')),
       (select count(*) from liaison_outgoing where state <> 'delivered'),
       (select count(*) from ingest_run where state in ('queued', 'running')),
       (select count(*) from journal_parked),
       (select count(*) from journal_entry e where not exists (
          select from journal_seal s where s.organisation_id = e.organisation_id and s.entry_id = e.id)),
       (select count(*) from unnest(%s::text[], %s::text[]) r (name, verbs)
          left join journal_cursor c on c.subscriber = r.name
          where exists (
            select from journal_entry e where e.verb = any(string_to_array(r.verbs, ' '))
            and (e.transaction, e.id) > (coalesce(c.transaction, 0), coalesce(c.entry_id, 0))))
"""
