"""Reading an old site's file to its end: what is known is passed over, what is new becomes stories, batch by batch."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Actor, authorise
from rongmei.core.tasks.holding import held, holding
from rongmei.domains.ingest.api import Fault, LeftOut, OldEntry, read_old_site
from rongmei.domains.publishing import rules
from rongmei.domains.publishing.actions.old_pictures import OldPictures
from rongmei.domains.publishing.actions.old_taking import (
    Arrived,
    close_old_reading,
    known_old,
    open_old_site,
    take_old_articles,
)
from rongmei.domains.publishing.adapters.old_addresses import bare_host, key_of
from rongmei.domains.publishing.adapters.old_bodies import old_body
from rongmei.domains.publishing.adapters.old_sections import subject_of, subjects_of
from rongmei.domains.stories.api import Content, Node, read_content

BATCH = 50

Tell = Callable[["Reading"], None]


@dataclass(slots=True)
class Reading:
    """How far the reading of a file is, and what it found; a dry run fills the same."""

    site: int = 0
    looked: int = 0
    taken: int = 0
    known: int = 0
    pictures: int = 0
    lacking: int = 0
    first: datetime | None = None
    last: datetime | None = None
    left: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[str, str]] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    authors: Counter[str] = field(default_factory=Counter)
    sections: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    seen: set[str] = field(default_factory=set)


def _quiet(_found: Reading) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Source:
    """What to read and how.

    Attributes:
        host: of the old site, e.g. `www.old.example.cn`.
        sections: what a section of the old site is called here.
        folder: where the old site's pictures lie; None: they are asked for over the web.
        pictures: False leaves every picture out, and says so.
        tell: called after every batch.
    """

    path: Path
    host: str
    name: str = ""
    sections: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None
    pictures: bool = True
    tell: Tell = _quiet

    @property
    def base(self) -> str:
        """Scheme and host for addresses without them."""
        return f"http://{self.host}"


def try_old_site(*, source: Source) -> Reading:
    """Read a file and say what an import would do; nothing is written and nothing fetched."""
    found = Reading()
    for batch in _batches(_entries(source, found)):
        for entry in batch:
            problem = _problem(entry)
            found.problems += [(entry.headline, problem)] if problem else []
            found.taken += not problem
            if entry.addresses and not any(key_of(a, source.host) for a in entry.addresses):
                found.problems.append((entry.headline, _("网址不在旧站的域名下，不会跳转。")))
        source.tell(found)
    return found


def import_old_site(*, actor: Actor, source: Source) -> Reading:
    """Take an old site's articles in as stories that wait for a signature. Doing it again takes nothing twice, and an
    interrupted one is gone on with.

    Raises:
        Denied; Refusal when the same site is being read already.
    """
    authorise(actor, rules.TAKE_OLD)
    mark = f"publishing.old_site:{actor.organisation}:{bare_host(source.host)}"
    with transaction.atomic():
        busy = held(mark)
    if busy:
        raise Refusal(_("这个旧站正在导入。"), _("请等它结束；中断的导入再执行一次就会接着做。"))
    with holding(mark):
        return _import(actor, source)


def _import(actor: Actor, source: Source) -> Reading:
    site = open_old_site(actor=actor, host=source.host, name=source.name)
    found = Reading(site=site)
    getting = OldPictures(actor, site, source.folder) if source.pictures else None
    for batch in _batches(_entries(source, found)):
        known = known_old(site, [e.key for e in batch])
        found.known += len(known)
        arrived = [_arrived(e, source, getting, found) for e in batch if e.key not in known]
        found.taken += take_old_articles(actor=actor, site=site, articles=arrived)
        source.tell(found)
    faults = [Arrived(key=_fault_key(w, x), headline=w, problem=x) for w, x in found.faults]
    for start in range(0, len(faults), BATCH):
        take_old_articles(actor=actor, site=site, articles=faults[start : start + BATCH])
    close_old_reading(actor=actor, site=site, left=found.left)
    return found


def _entries(source: Source, found: Reading) -> Iterator[OldEntry]:
    """The articles of the file, each once; what else it tells is counted."""
    for told in read_old_site(source.path, source.base):
        if isinstance(told, LeftOut):
            found.left[told.why] += 1
        elif isinstance(told, Fault):
            found.faults.append((told.where, told.words))
        elif told.key in found.seen:
            found.left[_("文件里重复的文章")] += 1
        else:
            _count(told, source, found)
            yield told


def _count(entry: OldEntry, source: Source, found: Reading) -> None:
    found.seen.add(entry.key)
    found.looked += 1
    found.pictures += len(entry.pictures)
    found.authors[entry.byline] += 1
    for section in entry.sections:
        (found.sections if subject_of(section, source.sections) else found.unknown)[section] += 1
    if entry.at:
        found.first = min(found.first or entry.at, entry.at)
        found.last = max(found.last or entry.at, entry.at)


def _batches(entries: Iterator[OldEntry]) -> Iterator[Sequence[OldEntry]]:
    while batch := list(islice(entries, BATCH)):
        yield batch


def _problem(entry: OldEntry) -> str:
    """Why an article cannot be taken in; empty when it can."""
    if entry.at is None:
        return _("没有可读的发布时间，没有导入。")
    if entry.at > timezone.now():
        return _("发布时间在将来，没有导入。")
    if not entry.headline or (not entry.text.strip() and not entry.pictures):
        return _("缺标题或正文，没有导入。")
    try:
        read_content({"body": old_body(entry.html, {})})
    except (ValueError, RecursionError):
        return _("正文过长，或层次过深，没有导入。")
    return ""


def _arrived(entry: OldEntry, source: Source, getting: OldPictures | None, found: Reading) -> Arrived:
    if problem := _problem(entry):
        found.problems.append((entry.headline, problem))
        return Arrived(key=entry.key, headline=entry.headline, addresses=entry.addresses, at=entry.at, problem=problem)
    assets, lacks = _pictures(entry, getting)
    found.lacking += len(lacks)
    images = {n: _image(asset, entry.pictures[n].caption) for n, asset in assets.items() if n != entry.cover}
    unknown = [s for s in entry.sections if not subject_of(s, source.sections)]
    content = Content(
        headline=entry.headline[:300],
        summary=entry.summary,
        body=old_body(entry.html, images),
        byline=entry.byline,
        sources=({"name": entry.source or source.name or source.host, "url": "", "note": ""},),
        subjects=subjects_of(entry.sections, source.sections),
        keywords=tuple(unknown),
        cover=assets.get(entry.cover) if entry.cover is not None else None,
    )
    return Arrived(
        key=entry.key, headline=entry.headline, author=entry.byline, section="、".join(entry.sections),
        addresses=entry.addresses, at=entry.at, content=content, lacks=lacks,
    )  # fmt: skip


def _pictures(entry: OldEntry, getting: OldPictures | None) -> tuple[dict[int, int], tuple[tuple[str, str], ...]]:
    """The assets of an article's pictures by number, and those that could not be had."""
    assets, lacks = dict[int, int](), list[tuple[str, str]]()
    for n, media in enumerate(entry.pictures):
        if getting is None:
            lacks.append((media.url, _("导入时选择不取图片。")))
            continue
        try:
            assets[n] = getting.get(media.url, media.caption or entry.headline)
        except Refusal as refusal:
            lacks.append((media.url, str(refusal)))
    return assets, tuple(lacks)


def _image(asset: int, caption: str) -> Node:
    return {"type": "image", "attrs": {"asset": asset, "caption": caption}}


def _fault_key(where: str, words: str) -> str:
    return OldEntry("\0".join(("fault", where, words)), "", "", "", "", "", "", (), (), None, ()).key
