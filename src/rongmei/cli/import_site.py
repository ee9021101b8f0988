"""`rongmei import`."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from django.db.utils import InterfaceError, OperationalError

from rongmei.cli import node
from rongmei.runtime.trouble import Trouble

if TYPE_CHECKING:
    from rongmei.domains.publishing.api import Reading

TOLD = 20
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@click.option("--centre", required=True, help="code of the centre it moves to, e.g. 511921")
@click.option("--host", required=True, help="host name of the old site, e.g. www.old.example.cn")
@click.option("--name", default="", help="what the old site was called")
@click.option("--section", "sections", multiple=True, help="OLD=NEW: what a section of the old site is called here")
@click.option("--pictures", type=FOLDER, help="folder with the old site's files; without it they are asked for")
@click.option("--no-pictures", is_flag=True, help="leave every picture out")
@click.option("--dry-run", is_flag=True, help="say what would happen and write nothing")
def command(
    file: Path, centre: str, host: str, name: str, sections: tuple[str, ...], pictures: Path | None,
    no_pictures: bool, dry_run: bool,
) -> None:  # fmt: skip
    """Move an old site's articles here: FILE is WordPress's export or a CSV table, of any size.

    They wait for their signature under 发布 → 旧站导入. Doing it again takes nothing twice
    and goes on where it stopped.
    """
    os.environ.setdefault("RONGMEI_LOG_LEVEL", "WARNING")  # else a line a deed would bury what is told
    node.django()
    from rongmei.core.permissions import Actor
    from rongmei.core.scoping import scoped
    from rongmei.domains.organisations.api import by_code
    from rongmei.domains.publishing.api import OldSource, import_old_site, try_old_site

    source = OldSource(file, host, name, _mapping(sections), pictures, not no_pictures, _tell)
    place = by_code(centre).id
    with scoped(place):
        if dry_run:
            _told(try_old_site(source=source))
            return
        with _database_may_go():
            _told(import_old_site(actor=Actor.system(place), source=source))
    click.echo("✓ 已导入，等待三审在“发布 → 旧站导入”签发 (imported; the chief editor signs)。再执行一次不会重复导入。")


@contextmanager
def _database_may_go() -> Iterator[None]:
    """What is in is in: a database that went away is a sentence, and the command is given again."""
    try:
        yield
    except (OperationalError, InterfaceError):
        raise Trouble(
            "数据库断开，导入停在这里。恢复后再执行一次，会接着做。 (The database went away: run it again to go on.)"
        ) from None


def _mapping(sections: tuple[str, ...]) -> dict[str, str]:
    pairs = [section.partition("=") for section in sections]
    for old, _sign, new in pairs:
        if not old or not new:
            raise Trouble("--section 要写成 旧栏目=新栏目，例如 --section 本地要闻=时政 (write OLD=NEW)。")
    return {old.strip(): new.strip() for old, _sign, new in pairs}


def _tell(found: "Reading") -> None:
    if found.looked % 500 < 50:
        click.echo(f"  已读 {found.looked} 篇 (read)，新导入 {found.taken} (new)，已有 {found.known} (known) ……")


def _told(found: "Reading") -> None:
    span = f"{found.first:%Y-%m-%d} — {found.last:%Y-%m-%d}" if found.first and found.last else "—"
    click.echo(f"文章 {found.looked} 篇 (articles)，{span}；导入 {found.taken} (taken)，已有 {found.known} (known)。")
    click.echo(f"图片 {found.pictures} 张 (pictures)，取不到 {found.lacking} (not to be had)。")
    _list("作者 (authors)", [f"{who or '—'} {n}" for who, n in found.authors.most_common(TOLD)])
    _list("栏目 (sections)", [f"{name} {n}" for name, n in found.sections.most_common()])
    unknown = [f"{name} {n}" for name, n in found.unknown.most_common()]
    _list("对不上的栏目，将作为关键词；可用 --section 指定 (unknown)", unknown)
    _list("没有采用 (left out)", [f"{why} {n}" for why, n in found.left.items()])
    problems = found.faults + found.problems
    for where, words in problems[:TOLD]:
        click.echo(f"✗ {where}：{words}", err=True)
    if len(problems) > TOLD:
        click.echo(f"✗ 还有 {len(problems) - TOLD} 个问题 (more problems)。", err=True)


def _list(title: str, lines: Iterable[str]) -> None:
    if told := "、".join(lines):
        click.echo(f"{title}：{told}")
