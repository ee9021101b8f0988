"""Leads, topics, coverages and assignments."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from rongmei.config.demo.acts.act import Act
from rongmei.config.demo.calendar import Calendar
from rongmei.config.demo.newsroom import Newsroom
from rongmei.domains.planning import api as planning

Told = Mapping[str, Any]


class Desk:
    """The duty desk of one centre.

    Attributes:
        leads, topics: ids by key; works: assignments by "topic/kind".
    """

    def __init__(self, newsroom: Newsroom, calendar: Calendar) -> None:
        self.newsroom, self.calendar = newsroom, calendar
        self.leads: dict[str, int] = {}
        self.topics: dict[str, int] = {}
        self.works: dict[str, int] = {}

    def lead_acts(self, told: Told) -> Iterator[Act]:
        """A lead is written down, and dropped (and restored) where the list says so."""
        at, key = self._at(told), told.get("key", told["headline"])
        yield self._act(at, lambda: self.leads.update({key: self._make_lead(told)}))
        duty = self.newsroom.actor("zhiban")
        if told.get("state") in ("dropped", "restored"):
            after = at + timedelta(minutes=20)
            yield self._act(after, lambda: planning.drop_lead(actor=duty, lead=self.leads[key]))
        if told.get("state") == "restored":
            after = at + timedelta(minutes=50)
            yield self._act(after, lambda: planning.restore_lead(actor=duty, lead=self.leads[key]))

    def topic_acts(self, told: Told) -> Iterator[Act]:
        """A topic is proposed, decided, covered and finished as far as the list says."""
        at, key = self._at(told), told["key"]
        chief = self.newsroom.actor("zhuren")
        yield self._act(at, lambda: self.topics.update({key: self._propose(told)}))
        decided = at + timedelta(minutes=30)
        if told["state"] in ("dropped", "restored"):
            yield self._act(decided, lambda: planning.drop_topic(actor=chief, topic=self.topics[key]))
        if told["state"] == "restored":
            later = at + timedelta(minutes=90)
            yield self._act(later, lambda: planning.restore_topic(actor=chief, topic=self.topics[key]))
        if told["state"] in ("approved", "done"):
            yield self._act(decided, lambda: planning.approve_topic(actor=chief, topic=self.topics[key]))
            for coverage in told.get("coverages", []):
                yield from self._coverage_acts(key, coverage, decided)
        if told["state"] == "done":
            end = self.calendar.told(told["ended"]["day"], told["ended"]["time"])
            yield self._act(end, lambda: planning.finish_topic(actor=chief, topic=self.topics[key]))

    def _coverage_acts(self, topic: str, told: Told, at: datetime) -> Iterator[Act]:
        work, who = f"{topic}/{told['kind']}", told.get("who", "jizhe")
        yield self._act(at + timedelta(minutes=5), lambda: self._cover(topic, told, work))
        state, actor = told["state"], self.newsroom.actor(who)
        if state in ("accepted", "done"):
            yield self._act(
                at + timedelta(minutes=15),
                lambda: planning.accept_assignment(actor=actor, assignment=self.works[work]),
            )
        if state == "done":
            end = self.calendar.told(told["ended"]["day"], told["ended"]["time"])
            yield self._act(end, lambda: planning.finish_assignment(actor=actor, assignment=self.works[work]))
        if state == "cancelled":
            duty = self.newsroom.actor("zhiban")
            yield self._act(
                at + timedelta(hours=2),
                lambda: planning.cancel_assignment(actor=duty, assignment=self.works[work]),
            )

    def _make_lead(self, told: Told) -> int:
        actor = self.newsroom.actor(told.get("by", "zhiban"))
        summary, source = told.get("summary", ""), told.get("source", "")
        return planning.make_lead(actor=actor, headline=told["headline"], summary=summary, source=source)

    def _propose(self, told: Told) -> int:
        return planning.propose_topic(
            actor=self.newsroom.actor(told.get("by", "zhiban")), headline=told["headline"], angle=told["angle"],
            leads=[self.leads[key] for key in told.get("leads", [])],
            follows=self.topics[told["follows"]] if told.get("follows") else None,
        )  # fmt: skip

    def _cover(self, topic: str, told: Told, work: str) -> None:
        duty, kind = self.newsroom.actor("zhiban"), planning.CoverageKind(told["kind"])
        coverage = planning.add_coverage(actor=duty, topic=self.topics[topic], kind=kind, note=told.get("note", ""))
        desk = self.newsroom.desks[told["desk"]] if "desk" in told else None
        user = None if "desk" in told else self.newsroom.user(told["who"])
        self.works[work] = planning.assign(
            actor=duty, coverage=coverage, deadline=self._deadline(told), user=user, desk=desk
        )

    def _deadline(self, told: Told) -> datetime:
        due = told["due"]
        if "ahead" in due:
            return self.calendar.ahead(due["ahead"], due["time"])
        return self.calendar.moment(due["day"], due["time"])

    def _at(self, told: Told) -> datetime:
        return self.calendar.told(told["day"], told["time"])

    def _act(self, at: datetime, do: Any) -> Act:
        return Act(at, self.newsroom.organisation, do)
