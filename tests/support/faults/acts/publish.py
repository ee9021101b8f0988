"""Stories whose last signature is given, which are sent out, and which readers then find on the site."""

import time
from base64 import b64encode

import httpx
import psycopg

from rongmei.domains.stories.adapters import ydoc
from tests.factories.stories import make_content
from tests.support.faults.acts.act import Act
from tests.support.faults.figures import Figures
from tests.support.faults.node import Node
from tests.support.faults.people import COUNTY, REVIEWERS
from tests.support.waiting import until

STORIES = 4
PAUSE = 0.05


class Publish(Act):
    """All but the last signature is there before it begins."""

    def __init__(self, node: Node, stories: int = STORIES) -> None:
        super().__init__(node)
        self.stories = [self._reviewed(number) for number in range(stories)]
        self.steps = 0

    def run(self) -> None:
        """Sign, send out, and wait for the reader's page; one story after the other."""
        for story, review in self.stories:
            self.approve("third", review)
            self._step()
            if not self.desk("editor").publish(story):
                until(lambda gone=story: self._has_gone(gone))  # type: ignore[misc]
            self._step()
        while not self.settled():
            time.sleep(PAUSE)

    def settled(self) -> bool:
        """True when every page is there."""
        return all(self._readable(story) for story, _review in self.stories)

    def figures(self) -> Figures:
        """Each is live once, told once, and readable."""
        found = Figures()
        with self.node.database() as db:
            for story, _review in self.stories:
                live = db.execute("select id from publishing_delivery where story_id = %s and state = 'live'", [story])
                told = db.execute(_TOLD, [str(story)]).fetchall()
                ids = [row[0] for row in live]
                found.count("lost", [] if ids and told and self._readable(story) else [story])
                found.count("twice", [*ids[1:], *told[1:]])
        return found

    def _reviewed(self, number: int) -> tuple[int, int]:
        """A story that two of three have passed; its id and its round's."""
        reporter = self.desk("reporter")
        story = reporter.create_story()
        update = ydoc.seed(make_content(f"第{number}篇，稿件{story}", f"正文{story}。", f"再一段{story}。"))
        batch = {"client": "seed", "batch": "1", "updates": [b64encode(update).decode()]}
        assert reporter.post(f"/desk/stories/{story}/draft", json=batch).status_code == 200
        reporter.submit(story)
        with self.node.database() as db:
            row = db.execute("select id from review_review where object_id = %s and kind = 'story'", [story]).fetchone()
        assert row, f"story {story} was not taken for review"
        for level in REVIEWERS[:2]:
            self.approve(level, row[0])
        return story, row[0]

    def approve(self, who: str, review: int) -> None:
        """Pass one level of a round, every proof ticked."""
        with self.node.database() as db:
            row = db.execute(_PROOFS, [review, REVIEWERS.index(who) + 1]).fetchone()
        assert row
        self.desk(who).approve(review, row[0])

    def _has_gone(self, story: int) -> bool:
        """True when it is live or on its way; False too while the database is down."""
        try:
            with self.node.database() as db:
                return db.execute(_GONE, [story]).fetchone() is not None
        except psycopg.OperationalError:
            return False

    def _readable(self, story: int) -> bool:
        """True when a reader gets it, whatever happens to the newsroom."""
        try:
            place = f"{self.node.address}/site/{COUNTY}/ninjs/{story}.json"
            return httpx.get(place, trust_env=False).status_code == 200
        except httpx.TransportError:
            return False

    def _step(self) -> None:
        self.steps += 1
        self.progress = self.steps / (2 * len(self.stories) + 1)


_GONE = "select id from publishing_delivery where story_id = %s and state in ('pending', 'sending', 'live')"
_TOLD = "select id from journal_entry where verb = 'story.published' and data ->> 'story' = %s"
_PROOFS = 'select proofs from review_step where review_id = %s and "order" = %s'
