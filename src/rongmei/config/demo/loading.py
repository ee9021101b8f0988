"""Loading the world: the tree, the people, and ten days of their work played again by the verbs that everybody uses."""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.utils import timezone

from rongmei.config.demo import clock, mark, world
from rongmei.config.demo.acts import Act, play
from rongmei.config.demo.acts.gathering import Intake
from rongmei.config.demo.acts.linkage import linkage_acts
from rongmei.config.demo.acts.planning import Desk
from rongmei.config.demo.acts.readings import reading_acts
from rongmei.config.demo.acts.stories import Life
from rongmei.config.demo.acts.teams import picture_acts, team_acts
from rongmei.config.demo.calendar import Calendar
from rongmei.config.demo.cast import CITY, FEATURED
from rongmei.config.demo.newsroom import Newsroom
from rongmei.config.demo.scripts import centres, stories, table
from rongmei.core.i18n import Refusal
from rongmei.domains.accounts.api import anybody_yet

Say = Callable[[str], object]
# Before anything is done there: days back and time of day.
FOUNDED = (12, "08:00")


def load(*, say: Say, bare: bool = False) -> None:
    """Load the world where it is not loaded yet, saying what is being done.

    Args:
        say: prints one line.
        bare: organisations and accounts only.

    Raises:
        Refusal: a real centre works on this node.
    """
    home = settings.RONGMEI_HOME
    if anybody_yet():
        _require_ours(mark.read(home))
        return
    mark.write(home, mark.Stage.LOADING)
    say("· 正在建立演示单位和账号 (organisations and accounts) ……")
    with clock.at(Calendar(timezone.localtime()).moment(*FOUNDED)):
        world.load_tree()
        world.load_people()
    if not bare:
        count = _play(say)
        say(f"· 已重现 {count} 项工作 (acts played)")
    mark.write(home, mark.Stage.LOADED)


def acts(code: str, calendar: Calendar) -> Iterator[Act]:
    """Everything that happens in one centre, and between the featured one and its city."""
    newsroom = Newsroom(code)
    desk, intake = Desk(newsroom, calendar), Intake(newsroom, calendar)
    for told in table(code, "providers"):
        yield from intake.acts(told)
    for told in table(code, "leads"):
        yield from desk.lead_acts(told)
    for told in table(code, "topics"):
        yield from desk.topic_acts(told)
    for told in table(code, "teams"):
        yield from team_acts(newsroom, calendar, told)
    for told in table(code, "pictures"):
        yield from picture_acts(newsroom, calendar, told)
    lives = [Life(newsroom, script, desk.works) for script in stories(code)]
    for life in lives:
        yield from life.acts(calendar)
    yield from reading_acts(newsroom, lives, calendar)
    if code == FEATURED and CITY in centres():
        yield from linkage_acts(newsroom, Newsroom(CITY), {life.script.key: life for life in lives}, calendar)


def _play(say: Say) -> int:
    say("· 正在重现十天的工作 (ten days of work) ……")
    calendar = Calendar(timezone.localtime())
    return play([act for code in centres() for act in acts(code, calendar)], when=calendar.past, say=say)


def _require_ours(stage: mark.Stage) -> None:
    if stage is not mark.Stage.LOADED:
        raise Refusal(
            "这个节点上已有真实单位的数据，没有载入演示。",
            "请用 RONGMEI_HOME 指定另一个文件夹，例如 RONGMEI_HOME=/tmp/demo rongmei demo。"
            " (A real centre works on this node; nothing was loaded.)",
        )
