"""An old backup brought back over a newer node: whenever that is killed, the node is the old or the new."""

import contextlib
import shutil
import subprocess
import tempfile
from pathlib import Path

import httpx
from psycopg import sql

from tests.support.faults.acts.act import Act
from tests.support.faults.acts.publish import Publish
from tests.support.faults.figures import Figures
from tests.support.faults.node import Node
from tests.support.faults.people import COUNTY
from tests.support.waiting import until

# The command says about so many things from its beginning to its end.
LINES = 9


class Restore(Act):
    """Two stories are out; a backup; then the first is withdrawn and another comes out; then the backup is restored."""

    def __init__(self, node: Node) -> None:
        super().__init__(node)
        self.paths: dict[int, str] = {}
        self.folder = Path(tempfile.mkdtemp(prefix="rongmei-restore-"))
        self.withdrawn, self.kept = self._published(2)
        saved = node.run("backup", str(self.folder / "node.tar.gz"))
        assert saved.returncode == 0, saved.stderr
        (self.later,) = self._published(1)
        self.desk("third").post(f"/desk/publish/{self.withdrawn}/withdraw/", data={"withdraw-reason": "有误"})
        until(lambda: self._status(self.withdrawn) == 410, 30)
        assert [self._status(story) for story in self._all()] == [410, 200, 200]
        self.command: subprocess.Popen[str] | None = None
        self.halves: list[str] = []
        self.done = False

    def run(self) -> None:
        """Stop the node and restore until that has been done; whenever it broke off, look at what the node is now."""
        while not self.done:
            self.node.stop()
            self.done = self._restore()
            self.node.start()
            self.node.wait()
            self._look()

    def strike(self, part: str) -> None:
        """The database is killed as always; the node being stopped, everything else is the command that restores."""
        if part == "database":
            self.node.kill(part)
        elif self.command:
            self.command.kill()

    def settled(self) -> bool:
        """True when the node is what the backup holds."""
        return self.done and self._status(self.withdrawn) == 410

    def figures(self) -> Figures:
        """What was in the backup is there; what is half one and half the other is lost."""
        found = Figures()
        found.count("lost", [*self.halves, *([] if self._status(self.kept) == 200 else [self.kept])])
        found.count("unsigned", [self.withdrawn] if self._status(self.withdrawn) == 200 else [])
        return found

    def close(self) -> None:
        """What was put aside is thrown away."""
        shutil.rmtree(self.folder)
        for aside in self.node.home.glob("before-*"):
            shutil.rmtree(aside)
        with contextlib.suppress(Exception), self.node.database() as db:
            for (name,) in db.execute("select datname from pg_database where datname like 'rongmei_before_%'"):
                db.execute(sql.SQL("drop database {}").format(sql.Identifier(name)))

    def _published(self, number: int) -> list[int]:
        act = Publish(self.node, number)
        act.run()
        act.close()
        return [story for story, _review in act.stories]

    def _restore(self) -> bool:
        said = 0
        with self.node.spawn("restore", str(self.folder / "node.tar.gz"), "--force") as self.command:
            assert self.command.stdout
            for _line in self.command.stdout:
                said += 1
                self.progress = max(self.progress, min(said / LINES, 0.99))
        return self.command.returncode == 0

    def _look(self) -> None:
        """Database and files are both of before or both of the backup, and what was withdrawn is withdrawn."""
        with self.node.database() as db:
            known = {row[0] for row in db.execute("select id from stories_story where id = any(%s)", [self._all()])}
        told = (self.later in known, self._status(self.later) == 200, self._status(self.kept) == 200)
        if told not in ((True, True, True), (False, False, True)):
            self.halves.append(f"story known {told[0]}, page there {told[1]}, older page there {told[2]}")
        if self._status(self.withdrawn) != 410:
            self.halves.append(f"the withdrawn page answers {self._status(self.withdrawn)}")

    def _all(self) -> list[int]:
        return [self.withdrawn, self.kept, self.later]

    def _status(self, story: int) -> int:
        """What a reader who asks for a story's page is answered."""
        with self.node.database() as db:
            page = db.execute("select receipt ->> 'path' from publishing_delivery where story_id = %s", [story])
            path = (page.fetchone() or [None])[0] or self.paths.get(story)
        if path is None:
            return 404
        self.paths[story] = path
        return httpx.get(f"{self.node.address}/site/{COUNTY}/{path}", trust_env=False).status_code
