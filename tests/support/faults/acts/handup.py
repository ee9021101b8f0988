"""Signed stories handed up to the city, signed for, adopted and taken back: each step once at either side."""

import time

import psycopg

from tests.support.faults.acts.act import Act
from tests.support.faults.acts.publish import Publish
from tests.support.faults.figures import Figures
from tests.support.faults.node import Node
from tests.support.faults.people import CITY
from tests.support.waiting import until

STORIES = 2
STEPS = 4
PAUSE = 0.05
ARRIVES = 120
RECEIPTS = ["adopted", "signed_for", "suspended"]


class Handup(Act):
    """All signatures are there before it begins."""

    def __init__(self, node: Node, stories: int = STORIES) -> None:
        super().__init__(node)
        ready = Publish(node, stories)
        self.stories, self.steps = [story for story, _review in ready.stories], 0
        for _story, review in ready.stories:
            ready.approve("third", review)
        for story in self.stories:
            self._one(_SIGNED, story)
        self.city = self._one("select id from organisations_organisation where code = %s", CITY)

    def run(self) -> None:
        """One story after the other, up and back again, by both centres' editors."""
        for story in self.stories:
            self.desk("editor").post(f"/desk/liaison/stories/{story}/", data={"receiver": str(self.city)})
            self._step()
            came = self._one(_CAME, story)
            self.desk("city_editor").post(f"/desk/liaison/{came}/sign/")
            self._step()
            self.desk("city_editor").post(f"/desk/liaison/{came}/adopt/")
            self._step()
            sent = self._one(_ONCE["submission"], story)
            self.desk("editor").post(f"/desk/liaison/sent/{sent}/take-back/", data={"words": "有误"})
            self._step()
        while not self.settled():
            time.sleep(PAUSE)

    def settled(self) -> bool:
        """True when every receipt is back."""
        return all(len(self._all(_RECEIPTS, story)) >= len(RECEIPTS) for story in self.stories)

    def figures(self) -> Figures:
        """Each story is one submission, one package there, one copy, one suspension, and three receipts here."""
        found = Figures()
        for story in self.stories:
            for what, statement in _ONCE.items():
                rows = self._all(statement, story)
                found.count("lost", [] if rows else [f"{what} of {story}"])
                found.count("twice", [f"{what} of {story}" for _row in rows[1:]])
            told = sorted(str(row[0]) for row in self._all(_RECEIPTS, story))
            found.count("lost", set(RECEIPTS) - set(told))
            found.count("twice", told[len(set(told)) :])
            found.count("stuck", self._all(_STANDING, story))
        return found

    def _all(self, statement: str, value: object) -> list[tuple[object, ...]]:
        """Rows; none while the database is down."""
        try:
            with self.node.database() as db:
                return db.execute(statement.encode(), [value]).fetchall()
        except psycopg.OperationalError:
            return []

    def _one(self, statement: str, value: object) -> object:
        """The first column of the first row, once there is one."""
        return until(lambda: self._all(statement, value), ARRIVES)[0][0]

    def _step(self) -> None:
        self.steps += 1
        self.progress = self.steps / (STEPS * len(self.stories) + 1)


_STANDING = "select state from liaison_submission where story_id = %s and state <> 'withdrawn'"
_SIGNED = "select id from stories_story where id = %s and state = 'signed'"
_CAME = """
select i.id from liaison_incoming i join liaison_submission s on s.thread = i.package
where s.story_id = %s and i.kind = 'submission'
"""
_ADOPTED = """
from liaison_adoption a join liaison_incoming i on i.id = a.submission_id
join liaison_submission s on s.thread = i.package where s.story_id = %s
"""
_ONCE = {
    "submission": "select id from liaison_submission where story_id = %s",
    "package": _CAME,
    "adoption": f"select a.id {_ADOPTED}",
    "copy": """
    select c.id from stories_story c join stories_story o on o.headline = c.headline
    where o.id = %s and c.organisation_id <> o.organisation_id
    """,
    "suspension": f"select p.id from liaison_suspension p join (select a.id {_ADOPTED}) a on a.id = p.adoption_id",
    "hold": f"select h.id from publishing_hold h join (select a.story_id {_ADOPTED}) a on a.story_id = h.story_id",
}
_RECEIPTS = """
select i.body::json ->> 'stage' from liaison_incoming i join liaison_submission s on s.thread = i.thread
where s.story_id = %s and i.kind = 'receipt' and i.organisation_id = s.organisation_id
"""
