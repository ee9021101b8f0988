"""A story's life, from its first word to readers and sometimes away from them again."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from procrastinate.contrib.django import app

from rongmei.config.demo import pictures
from rongmei.config.demo.acts.act import Act
from rongmei.config.demo.calendar import Calendar
from rongmei.config.demo.newsroom import Newsroom
from rongmei.config.demo.scripts import Edit, Picture, StoryScript
from rongmei.config.demo.scripts.markup import blocks
from rongmei.config.demo.scripts.story import Words, edit_of
from rongmei.core import files
from rongmei.core.permissions import Actor
from rongmei.domains.assets.api import Rights, asset, describe_asset, open_rendition, upload_picture
from rongmei.domains.publishing import api as publishing
from rongmei.domains.review import api as review
from rongmei.domains.stories import api as stories

CREDIT = "融媒演示插图"
SIGNED = {"signed", "scheduled", "cancelled", "failed", "published", "withdrawn"}
SENT = SIGNED - {"signed"}
# Minutes each step follows the one before it.
PAUSES = {
    "draft": 0,
    "revise": 35,
    "submit": 15,
    "approve": 25,
    "sign": 25,
    "return": 30,
    "publish": 10,
    "lose": 1,
    "again": 8,
    "mend": 1,
    "recall": 20,
    "cancel": 15,
}
# A delivery is given up after five attempts: the first when it is published, four more by the clock.
ATTEMPTS = 5
# After these steps receivers and the queue have something to do.
HEARD, WORKED = {"sign", "return"}, {"publish", "withdraw", "again"}
Step = tuple[str, Callable[[], object]]


class Life:
    """One story of one centre, lived step by step.

    Args:
        newsroom: whose people do it.
        script: what happens.
        works: ids of assignments by "topic/kind"; filled while the topics are played.
    """

    def __init__(self, newsroom: Newsroom, script: StoryScript, works: dict[str, int]) -> None:
        self.newsroom, self.script, self.works = newsroom, script, works
        self.author = newsroom.actor(script.author)
        self.texts, self.edits = script.texts(), script.all_edits()
        self.story = self.round = self.delivery = 0
        self.stage = 0
        self.assets: dict[str, int] = {}
        self.lost = b""

    def acts(self, calendar: Calendar) -> Iterator[Act]:
        """Its acts: everything up to the script's state by the script's time, what follows after it."""
        end = calendar.told(self.script.day, self.script.time)
        steps = list(self._steps(calendar))
        at = end - timedelta(minutes=sum(PAUSES[name] for name, _do in steps))
        for name, do in steps:
            at += timedelta(minutes=PAUSES[name])
            yield self._act(at, name, do)
        yield from self._correction(end)
        yield from self._withdrawal(end)

    def _act(self, at: datetime, name: str, do: Callable[[], object]) -> Act:
        return Act(at, self.newsroom.organisation, do, news=name in HEARD, work=name in WORKED)

    def _steps(self, calendar: Calendar) -> Iterator[Step]:
        script = self.script
        yield "draft", self._draft
        yield from (("revise", lambda edit=edit: self._revise(edit)) for edit in script.edits)
        if script.recalled:
            yield "submit", self._submit
            yield "recall", lambda: stories.recall(actor=self.author, story=self.story)
        if script.state == "drafting":
            return
        yield "submit", self._submit
        yield from self._return()
        if script.state == "returned":
            return
        yield from (("approve", self._approve) for _ in range(2 if script.state in SIGNED else script.level - 1))
        if script.state in SIGNED:
            yield "sign", self._approve
        if script.state == "failed":
            yield "lose", self._lose
        if script.state in SENT:
            yield "publish", lambda: self._publish(calendar)
        if script.state == "cancelled":
            yield "cancel", self._cancel
        if script.state == "failed":
            yield from [("again", _sweep)] * (ATTEMPTS - 1)
            yield "mend", self._mend

    def _return(self) -> Iterator[Step]:
        told = self.script.returned
        if not told:
            return
        yield from (("approve", self._approve) for _ in range(told["level"] - 1))
        yield "return", lambda: self._send_back(told)
        if "edit" in told:
            yield "revise", lambda: self._revise(edit_of(told["edit"]))
            yield "submit", self._submit

    def _correction(self, end: datetime) -> Iterator[Act]:
        told = self.script.correction
        if not told:
            return
        at = end + timedelta(hours=told["hours"])
        steps: list[Step] = [("revise", lambda: self._revise(edit_of(told["edit"]))), ("submit", self._submit)]
        steps += [("approve", self._approve), ("approve", self._approve), ("sign", self._approve)]
        for minutes, (name, do) in enumerate(steps):
            yield self._act(at + timedelta(minutes=4 * minutes), name, do)
        note = told["note"]
        yield self._act(at + timedelta(minutes=20), "publish", lambda: self._send(note=note))

    def _withdrawal(self, end: datetime) -> Iterator[Act]:
        told = self.script.withdrawal
        if told:
            chief, reason = self.newsroom.actor("sanshen"), told["reason"]
            at = end + timedelta(hours=told["hours"])
            yield self._act(at, "withdraw", lambda: publishing.withdraw(actor=chief, story=self.story, reason=reason))

    def _draft(self) -> None:
        self.assets = {name: self._picture(told) for name, told in self.script.pictures.items()}
        work = self.works[self.script.work] if self.script.work else None
        self.story = stories.create_story(actor=self.author, assignment=work, content=self._content(self.texts[0]))
        stories.keep_version(actor=self.author, story=self.story, note="初稿")

    def _picture(self, told: Picture) -> int:
        data = pictures.picture(told.scene, told.seed)
        asset = upload_picture(actor=self.author, content=[data], name=f"{told.alt}.jpg")
        describe_asset(actor=self.author, asset=asset.id, alt=f"插图：{told.alt}", credit=CREDIT, rights=Rights.OWN)
        return asset.id

    def _content(self, words: Words) -> stories.Content:
        script = self.script
        shown = {
            name: {"asset": asset, "alt": f"插图：{script.pictures[name].alt}", "credit": CREDIT}
            for name, asset in self.assets.items()
        }
        return stories.Content(
            words.headline, words.summary, blocks(words.body, shown), script.byline or self.author.name,
            tuple(_source(given) for given in script.sources), script.subjects, script.keywords,
            self.assets.get("cover"),
        )  # fmt: skip

    def _revise(self, edit: Edit) -> None:
        self.stage += 1
        actor, log = self.newsroom.actor(edit.by), stories.draft_since(self.story, 0)
        wanted = self._content(self.texts[self.stage])
        update = stories.rewrite([update for _number, update in log.updates], wanted)
        batch = f"{self.script.key}-{self.stage}"
        stories.append_draft(actor=actor, story=self.story, updates=[update], client="demo", batch=batch)
        stories.keep_version(actor=actor, story=self.story, note=edit.note)

    def _submit(self) -> None:
        self.round = stories.submit(actor=self.author, story=self.story)

    def _turn(self) -> tuple[Actor, Any]:
        turn = review.review(self.round).turn
        assert turn is not None, self.script.key
        return self.newsroom.holding(turn.role), turn

    def _approve(self) -> None:
        actor, turn = self._turn()
        note = self.script.notes.get(str(turn.order), "")
        review.approve(actor=actor, review=self.round, proofs=turn.proofs, note=note)

    def _send_back(self, told: Mapping[str, Any]) -> None:
        actor, _turn = self._turn()
        reasons = [review.Reason(code) for code in told["reasons"]]
        review.return_review(actor=actor, review=self.round, reasons=reasons, note=told["note"])

    def _publish(self, calendar: Calendar) -> None:
        told = self.script.scheduled
        self._send(at=calendar.ahead(told["days"], told["time"]) if told else None)

    def _send(self, *, at: datetime | None = None, note: str = "") -> None:
        editor = self.newsroom.actor("bianji")
        self.delivery = publishing.publish(actor=editor, story=self.story, at=at, note=note)

    def _cancel(self) -> None:
        publishing.cancel(actor=self.newsroom.actor("bianji"), delivery=self.delivery)

    def _lose(self) -> None:
        """The cover's file is gone from the store for a while, as after a disk's fault."""
        with open_rendition(self.assets["cover"], "large") as file:
            self.lost = file.read()
        files.delete(asset(self.assets["cover"]).renditions["large"])

    def _mend(self) -> None:
        files.put([self.lost])


def _sweep() -> None:
    """What the clock does every few seconds: queue what is due."""
    app.configure_task("publishing.sweep", queue="publish").defer()


def _source(given: Any) -> dict[str, str]:
    return {"name": given["name"], "url": given.get("url", ""), "note": given.get("note", "")}
