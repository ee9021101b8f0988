"""A reader's page: what `rongmei up` serves, beside Wagtail, nginx, and nginx in front of it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.faults.acts import Publish
from tests.support.faults.node import Node
from tests.support.faults.people import COUNTY

from benchmarks.loop.figures import note, tell
from benchmarks.loop.http import beside, missing, status
from benchmarks.loop.peers import nginx, wagtail


def measure(node: Node) -> None:
    """The three ratios of one article page."""
    if lacking := missing():
        note(f"portal.*: {lacking}")
        return
    page = _article(node)
    public = node.home / "public"
    address = f"/site/{page.relative_to(public)}"
    note(f"{page.stat().st_size} bytes, {address}, {nginx.version() if not nginx.missing() else 'no nginx'}")
    ours = node.address + address
    with _room() as room:
        _beside_wagtail(ours, page, room)
        _beside_nginx(node, address, room)
        _fronted(node, address, room)


def _beside_wagtail(ours: str, page: Path, room: Path) -> None:
    if lacking := wagtail.missing():
        note(f"portal.baked_vs_wagtail: {lacking}")
        return
    with wagtail.serving(page, room / "wagtail") as article:
        _tell("portal.baked_vs_wagtail", ours, article)
    with wagtail.serving(page, room / "bare", bare=True) as article:
        _tell("portal.baked_vs_wagtail.bare", ours, article)


def _beside_nginx(node: Node, address: str, room: Path) -> None:
    if lacking := nginx.missing():
        note(f"portal.baked_vs_nginx: {lacking}")
        return
    with nginx.serving(node.home / "public", room / "plain") as plain:
        _tell("portal.baked_vs_nginx", node.address + address, plain + address)


def _fronted(node: Node, address: str, room: Path) -> None:
    """nginx as the pages set it up, which must still know a page from none."""
    if lacking := nginx.missing():
        note(f"portal.fronted_vs_nginx: {lacking}")
        return
    plainly = nginx.serving(node.home / "public", room / "plain")
    with nginx.fronting(node.home, room / "front", node.port) as front, plainly as plain:
        asked = (address, f"/site/{COUNTY}/", "/site/nowhere", "/healthz")
        assert [status(front + path) for path in asked] == [200, 200, 404, 200]
        _tell("portal.fronted_vs_nginx", front + address, plain + address)


def _tell(name: str, ours: str, theirs: str) -> None:
    mine, peer, ratio = beside(ours, theirs)
    tell(name, mine, "requests/s", peer, ratio)


def _article(node: Node) -> Path:
    """The baked page of a story that went through three reviews."""
    act = Publish(node, stories=1)
    act.run()
    act.close()
    return next((node.home / "public" / COUNTY).glob("a/*/*.html"))


@contextmanager
def _room() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="rongmei-bench-") as name:
        Path(name).chmod(0o755)
        yield Path(name)
