"""Readers: how many read a story, when, how far, and where they came from."""

import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from rongmei.config.demo.acts.act import Act
from rongmei.config.demo.acts.stories import Life
from rongmei.config.demo.calendar import Calendar
from rongmei.config.demo.newsroom import Newsroom
from rongmei.domains.insight import api as insight
from rongmei.domains.insight.api import Channel, Origin, PastReading
from rongmei.domains.publishing.api import Outing, went_live
from rongmei.domains.stories.api import story

# How many of a day's readers read at each hour, midnight first: breakfast, noon, and the evening.
CLOCK = (2, 1, 1, 1, 1, 3, 8, 14, 15, 12, 10, 10, 15, 14, 9, 8, 8, 9, 11, 14, 18, 19, 13, 6)
# Interest falls to a third in so many hours; a withdrawn story was read for two.
LIFE, WITHDRAWN = 22.0, 2
ORIGINS = {Origin.WECHAT: 46, Origin.DIRECT: 22, Origin.OWN: 15, Origin.SEARCH: 9, Origin.OTHER: 5, Origin.WEIBO: 3}
IN_THE_APP = 0.12
# Characters a minute, as insight reckons.
PACE = 400


def reading_acts(newsroom: Newsroom, lives: Sequence[Life], calendar: Calendar) -> Iterator[Act]:
    """The centre's readers until now, and what they say of its topics; after everything else."""
    yield Act(calendar.told(0, "23:59"), newsroom.organisation, lambda: _load(newsroom, lives, calendar.now))


def _load(newsroom: Newsroom, lives: Sequence[Life], now: datetime) -> None:
    insight.load_readings(actor=newsroom.system, readings=_readings(lives, now))
    insight.record_outcomes(actor=newsroom.system)


def _readings(lives: Iterable[Life], now: datetime) -> Iterator[PastReading]:
    out = went_live()
    for life in lives:
        if life.story in out:
            yield from _of_one(life, out[life.story], now)


def _of_one(life: Life, outing: Outing, now: datetime) -> Iterator[PastReading]:
    chance = random.Random(life.script.key)  # noqa: S311 (invented readers)
    whole = life.script.reads or chance.randint(160, 720)
    since = outing.first_live_at
    hours = int((now - since).total_seconds() / 3600) if outing.live else WITHDRAWN
    moments = [since + timedelta(hours=h) for h in range(hours + 1)]
    weights = [CLOCK[at.astimezone(now.tzinfo).hour] * 0.33 ** (h / LIFE) for h, at in enumerate(moments)]
    length = story(life.story).characters
    for at in chance.choices(moments, weights, k=_so_far(whole, hours)):
        yield _one(life, chance, min(at + timedelta(minutes=chance.uniform(0, 59)), now), length, whole)


def _so_far(whole: int, hours: int) -> int:
    """How many of all its readers have come by now."""
    share: float = 1 - 0.33 ** ((hours + 1) / LIFE)
    return max(12, round(whole * share))


def _one(life: Life, chance: random.Random, at: datetime, length: int, whole: int) -> PastReading:
    finished = chance.random() < (life.script.finish or 38) / 100
    needed = length * 60 / PACE
    return PastReading(
        story=life.story, at=at, reader=f"reader-{chance.randint(1, whole)}", characters=length,
        seconds=max(2, round(needed * (chance.uniform(0.62, 1.4) if finished else chance.uniform(0.03, 0.5)))),
        depth=chance.randint(92, 100) if finished else chance.randint(8, 84),
        channel=Channel.APP if chance.random() < IN_THE_APP else Channel.SITE,
        origin=chance.choices(list(ORIGINS), list(ORIGINS.values()))[0],
    )  # fmt: skip
