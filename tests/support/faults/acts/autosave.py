"""Two people write into one story; each batch is sent until it is acknowledged."""

import threading
from base64 import b64decode, b64encode
from collections import Counter
from typing import Any

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from tests.support.faults.acts.act import Act
from tests.support.faults.desk import Desk
from tests.support.faults.figures import Figures
from tests.support.faults.node import Node

BATCHES = 40
WRITERS = ("reporter", "camera")


_AGAIN = "select client, batch from stories_draftupdate where story_id = %s group by 1, 2 having count(*) > 1"


class Autosave(Act):
    """Every batch adds one word that is found nowhere else."""

    def __init__(self, node: Node, batches: int = BATCHES) -> None:
        super().__init__(node)
        self.batches, self.acknowledged = batches, list[str]()
        self.desks = [self.desk(name) for name in WRITERS]
        self.story = self.desks[0].create_story()

    def run(self) -> None:
        """Both write at once."""
        threads = [threading.Thread(target=self._write, args=(desk,)) for desk in self.desks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def settled(self) -> bool:
        """An acknowledgement is a promise kept already."""
        return True

    def figures(self) -> Figures:
        """Every acknowledged word is in the draft once, every batch in the log once."""
        found = Figures()
        there = Counter(_said(self.desks[0].get(self._draft + "?after=0").json()["updates"]))
        found.count("lost", [word for word in self.acknowledged if not there[word]])
        found.count("twice", [word for word, times in there.items() if times > 1])
        found.count("lost", set(WRITERS) - {word.split("-")[0] for word in self.acknowledged})
        with self.node.database() as db:
            again = (
                "select client, batch from stories_draftupdate where story_id = %s group by 1, 2 having count(*) > 1"
            )
            found.count("twice", db.execute(again, [self.story]))
        return found

    @property
    def _draft(self) -> str:
        return f"/desk/stories/{self.story}/draft"

    def _write(self, desk: Desk) -> None:
        try:
            doc: Doc[Any] = Doc()
            body = doc.get("body", type=XmlFragment)
            for number in range(self.batches):
                before, word = doc.get_state(), f"{desk.username}-{self.story}-{number}"
                body.children.append(XmlElement("paragraph", contents=[XmlText(word)]))
                update = b64encode(doc.get_update(before)).decode()
                batch = {"client": desk.username, "batch": f"{self.story}-{number}", "updates": [update]}
                assert desk.post(self._draft, json=batch).status_code == 200
                self.acknowledged.append(word)
                self.progress = len(self.acknowledged) / (self.batches * len(WRITERS))
        except BaseException as error:
            self.failed.append(error)


def _said(updates: list[dict[str, Any]]) -> list[str]:
    doc: Doc[Any] = Doc()
    for update in updates:
        doc.apply_update(b64decode(update["update"]))
    return [str(block.children[0]) for block in doc.get("body", type=XmlFragment).children]
