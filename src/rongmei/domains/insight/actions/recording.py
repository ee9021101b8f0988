"""Taking readings in: one at a time from readers' pages, many at once from a world that is loaded."""

import asyncio
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import NotFound
from rongmei.core.permissions import Actor, authorise
from rongmei.domains.insight import rules
from rongmei.domains.insight.adapters.lake import Reading, hour_number, spool_of
from rongmei.domains.insight.adapters.readers import DaySalt, is_bot, origin_of
from rongmei.domains.insight.enums import Channel, Origin
from rongmei.domains.insight.queries.views import centre, lake
from rongmei.domains.publishing.api import is_live, went_live

SALT = "reader-salt"
BATCH = 2000


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page told of one view so far, and who asked. Address and agent are forgotten once they are hashed.

    Attributes:
        view: 64-bit number the page made for this view.
        referrer: host of the page before.
        inside: the page before was of the same site.
        installed: read in the installed app.
        age: seconds since the view began.
        seconds: how many of them the page was visible.
        depth: percent of the article that was on screen so far.
        characters: length of the article.
    """

    centre: str
    story: int
    view: int
    referrer: str
    inside: bool
    installed: bool
    age: int
    seconds: int
    depth: int
    characters: int
    address: str
    agent: str


@dataclass(frozen=True, slots=True)
class PastReading:
    """A reading from before this node measured, or of the demonstration. The same one twice counts once.

    Attributes:
        reader: any name that tells readers of one day apart.
    """

    story: int
    at: datetime
    reader: str
    seconds: int
    depth: int
    characters: int
    channel: Channel = Channel.SITE
    origin: Origin = Origin.DIRECT


async def record(*, visit: Visit) -> bool:
    """Keep what a page told; when this returns True, it survives the death of any process.

    False when it is not a reading: a program's, or of a story that is not live.

    Raises:
        OSError: the disk refuses, and the reading is not kept.
    """
    if is_bot(visit.agent) or not is_live(visit.centre, visit.story):
        return False
    kept = spool_of(lake().spool).append([_reading(visit, timezone.now()).line()])
    await asyncio.wrap_future(kept)
    return True


def load_readings(*, actor: Actor, readings: Iterable[PastReading]) -> int:
    """Take in many readings of one's own stories through the door beacons use; returns how many.

    Raises:
        Denied; NotFound for a story that never was live here; OSError when the disk refuses.
    """
    authorise(actor, rules.LOAD)
    told = list(readings)
    strangers = {r.story for r in told} - went_live({r.story for r in told}).keys()
    if strangers:
        raise NotFound(_("有阅读记录对应的稿件没有发布过。"), _("请先发布稿件，再导入它的阅读记录。"))
    code, spool = centre(), spool_of(lake().spool)
    lines = [_past(code, r).line() for r in told]
    for start in range(0, len(lines), BATCH):
        spool.append(lines[start : start + BATCH]).result()
    return len(lines)


def salt() -> DaySalt:
    """The day's salt of this node."""
    return DaySalt(settings.RONGMEI_HOME / "run" / SALT)


def _reading(visit: Visit, now: datetime) -> Reading:
    began, today = now - timedelta(seconds=visit.age), timezone.localdate(now)
    same_day = timezone.localdate(began) == today
    return Reading(
        organisation=visit.centre,
        story=visit.story,
        view=visit.view,
        reader=_reader(visit, now) if same_day else None,
        hour=hour_number(began),
        channel=(Channel.APP if visit.installed else Channel.SITE).value,
        origin=origin_of(referrer=visit.referrer, agent=visit.agent, inside=visit.inside).value,
        seconds=min(visit.seconds, visit.age),
        depth=visit.depth,
        characters=visit.characters,
    )


def _reader(visit: Visit, now: datetime) -> int:
    day = timezone.localdate(now)
    return salt().reader(day, centre=visit.centre, address=visit.address, agent=visit.agent)


def _past(code: str, told: PastReading) -> Reading:
    day = timezone.localdate(told.at)
    return Reading(
        organisation=code,
        story=told.story,
        view=_number(code, told.story, told.at.isoformat(), told.reader),
        reader=_number(code, day.isoformat(), told.reader),
        hour=hour_number(told.at),
        channel=told.channel.value,
        origin=told.origin.value,
        seconds=told.seconds,
        depth=told.depth,
        characters=told.characters,
    )


def _number(*parts: object) -> int:
    digest = hashlib.blake2b("\0".join(map(str, parts)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
