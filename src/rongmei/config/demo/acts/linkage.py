"""What the county hands up to its city, and what becomes of it there."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from rongmei.config.demo.acts.act import Act
from rongmei.config.demo.acts.stories import Life
from rongmei.config.demo.calendar import Calendar
from rongmei.config.demo.newsroom import Newsroom
from rongmei.domains.liaison import api as liaison
from rongmei.domains.publishing import api as publishing
from rongmei.domains.review import api as review
from rongmei.domains.stories import api as stories


@dataclass(frozen=True, slots=True)
class Told:
    """One story that is handed up.

    Attributes:
        key: the story's.
        end: what the city does: live (adopted and published), returned, signed_for, or nothing yet.
        note: a word to the city's editors.
    """

    key: str
    end: str
    note: str


# What 通江 hands up. The bridge is corrected later the same day, when the city has it already.
TOLD = (
    Told("cunba", "returned", "决赛周六晚举行，建议市里一起推。"),
    Told("qiao", "live", "便民桥今日通车，附图一张。"),
    Told("hongye", "live", "本周末是最佳观赏期，请尽快用。"),
    Told("shitang", "signed_for", "老年食堂的做法可供各县借鉴。"),
    Told("yiner", "", "秋耳开采，附图，供早间用。"),
)
# Minutes after publication at which each step is taken.
STEPS = {"up": 12, "sign": 20, "return": 35, "adopt": 30, "submit": 45, "approve": 55, "publish": 85}
LEVELS = 3


class Handed:
    """One story on its way up.

    Args:
        county, city: whose people do it.
        life: the story at the county.
    """

    def __init__(self, county: Newsroom, city: Newsroom, life: Life, told: Told) -> None:
        self.county, self.city, self.life, self.told = county, city, life, told
        self.editor = city.actor("bianji")
        self.came = self.copy = self.round = 0

    def acts(self, calendar: Calendar) -> Iterator[Act]:
        """Its acts, from the county's hand-up to where the city leaves it."""
        start = calendar.told(self.life.script.day, self.life.script.time)

        def act(step: str, place: Newsroom, do: Callable[[], object], later: int = 0) -> Act:
            return Act(start + timedelta(minutes=STEPS[step] + later), place.organisation, do, work=True)

        yield act("up", self.county, self._hand_up)
        if self.told.end:
            yield act("sign", self.city, self._sign_for)
        if self.told.end == "returned":
            yield act("return", self.city, self._return)
        if self.told.end == "live":
            yield act("adopt", self.city, self._adopt)
            yield act("submit", self.city, self._submit)
            yield from (act("approve", self.city, self._approve, 8 * level) for level in range(LEVELS))
            yield act("publish", self.city, self._publish)

    def _hand_up(self) -> None:
        editor, city = self.county.actor("bianji"), self.city.organisation
        liaison.submit_story(actor=editor, story=self.life.story, receiver=city, note=self.told.note)

    def _sign_for(self) -> None:
        self.came = liaison.incoming(words=self.life.script.words.headline.split()[0])[0].id
        liaison.sign_for(actor=self.city.actor("zhiban"), incoming=self.came)

    def _return(self) -> None:
        liaison.return_submission(
            actor=self.editor, incoming=self.came, reason=liaison.ReturnReason.PICTURES,
            words="缺现场照片，请补两张比赛画面再报。",
        )  # fmt: skip

    def _adopt(self) -> None:
        self.copy = liaison.adopt(actor=self.editor, incoming=self.came)

    def _submit(self) -> None:
        self.round = stories.submit(actor=self.editor, story=self.copy)

    def _approve(self) -> None:
        turn = review.review(self.round).turn
        assert turn is not None, self.told.key
        review.approve(actor=self.city.holding(turn.role), review=self.round, proofs=turn.proofs)

    def _publish(self) -> None:
        publishing.publish(actor=self.editor, story=self.copy)


def linkage_acts(county: Newsroom, city: Newsroom, lives: Mapping[str, Life], calendar: Calendar) -> Iterator[Act]:
    """Everything that goes up from the county.

    Args:
        lives: the county's stories by key.
    """
    for told in TOLD:
        yield from Handed(county, city, lives[told.key], told).acts(calendar)
