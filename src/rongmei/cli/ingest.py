"""`rongmei ingest`."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from rongmei.cli import node
from rongmei.runtime.trouble import Trouble

if TYPE_CHECKING:
    from rongmei.core.permissions import Actor


# Seconds between two lines of progress.
EVERY = 1.0


@click.command()
@click.argument("source")
@click.option("--organisation", required=True, help="code of the organisation that takes it in, e.g. 511921")
def command(source: str, organisation: str) -> None:
    """Take in a feed once, from a file, a folder or an address."""
    location = _location(source)
    node.django()
    from rongmei.core.permissions import Actor
    from rongmei.core.scoping import scoped
    from rongmei.domains.organisations.api import by_code

    taker = by_code(organisation).id
    with scoped(taker):
        _take(Actor.system(taker), location)


def _take(actor: "Actor", location: str) -> None:
    """The source becomes a paused provider, so that its items tell where they came from and its faults are kept."""
    from rongmei.domains.ingest import api

    known = {p.location for p in api.providers()}
    provider = api.add_provider(actor=actor, name=location, location=location)
    if location not in known:
        api.pause_provider(actor=actor, provider=provider)
    with _telling(actor.organisation, provider):
        api.run_provider(actor=actor, provider=provider)
    last = api.provider(provider)[0].last
    assert last is not None
    click.echo(f"新收 {last.received} 条，更新 {last.revised} 条，已有 {last.known} 条。")
    for problem in last.problems:
        click.echo(f"✗ {problem}", err=True)
    if last.problems:
        raise click.exceptions.Exit(1)


@contextmanager
def _telling(organisation: int, provider: int) -> Iterator[None]:
    """Say how many items have come in so far, as long as the block runs."""
    over = threading.Event()
    thread = threading.Thread(target=_tell, args=(organisation, provider, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _tell(organisation: int, provider: int, over: threading.Event) -> None:
    from django.db import connection

    from rongmei.core.scoping import scoped
    from rongmei.domains.ingest import api

    told = 0
    while not over.wait(EVERY):
        with scoped(organisation):
            last = api.provider(provider)[0].last
        if last and last.received > told:
            told = last.received
            click.echo(f"  已收 {told} 条 ……")
    connection.close()


def _location(source: str) -> str:
    """The address, or the file's full path; whoever may run this command may have any file read."""
    if urlsplit(source).scheme in ("http", "https"):
        return source
    path = Path(source).resolve()
    if not path.exists():
        raise Trouble(f"没有找到 {source}。请检查路径，或给出以 http:// 或 https:// 开头的地址。 (Not found.)")
    folder = path if path.is_dir() else path.parent
    allowed = os.environ.get("RONGMEI_FEED_FOLDERS", "")
    os.environ["RONGMEI_FEED_FOLDERS"] = ",".join(filter(None, [allowed, str(folder)]))
    return str(path)
