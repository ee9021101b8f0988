"""What was brought back takes the node's place: wholly or not at all, whenever it is killed.

Until the plan is on disk the node is as it was, and what lies beside it is thrown away. From then on every step is
gone through by whoever holds the node next, until all are done; each can be done again.
"""

import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from rongmei.runtime import databases
from rongmei.runtime.backup import contents
from rongmei.runtime.backup.staging import Say, Stage, stage
from rongmei.runtime.environment import administrator
from rongmei.runtime.layout import UNFINISHED, Home


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be switched: the node's database, whether it holds data to be put aside, and the moment in names."""

    database: str
    filled: bool
    moment: str


def decide(place: Home, plan: Plan) -> None:
    """Write the plan down; from here on the backup is what the node holds."""
    os.sync()
    draft = place.path / f"{UNFINISHED}.new"
    with draft.open("w", encoding="utf-8") as out:
        json.dump(asdict(plan), out)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(place.path / UNFINISHED)


def settle(place: Home, say: Say) -> None:
    """Finish what a killed restore had decided, or throw away what it had not. Hold the node while this is called."""
    decided = (place.path / UNFINISHED).exists()
    if not decided and not (place.path / "restoring").exists():
        return
    admin, database = administrator(place)
    if decided:
        say("上次恢复没有做完，正在接着做 (finishing a restore that was broken off) ……")
        switch(place, admin, say)
    else:
        say("上次恢复中断，原有数据没有改动 (a restore was broken off; nothing was changed)。")
        stage(place, admin, database).clear()


def switch(place: Home, admin: str, say: Say) -> None:
    """Go through the plan's steps and strike it out."""
    plan = Plan(**json.loads((place.path / UNFINISHED).read_text("utf-8")))
    new = stage(place, admin, plan.database)
    aside = f"{plan.database}_before_{plan.moment}" if plan.filled else None
    if databases.replace(admin, plan.database, new.database, aside=aside) and aside:
        say(f"  原有数据库改名为 {aside}")
    _folders(place, new, place.path / f"before-{plan.moment}", say)
    (place.path / UNFINISHED).unlink()
    shutil.rmtree(new.room, ignore_errors=True)


def _folders(place: Home, new: Stage, aside: Path, say: Say) -> None:
    for folder in contents.FOLDERS:
        if (new.room / folder).exists():
            _put_aside(place.path / folder, aside / folder)
            (new.room / folder).rename(place.path / folder)
    for name in contents.NOTES:
        if (new.room / name).exists():
            (new.room / name).replace(place.path / name)
    if aside.exists():
        say(f"  原有文件移到 {aside}")


def _put_aside(old: Path, aside: Path) -> None:
    """An empty one, such as a start makes between two tries, is nothing to keep."""
    if not old.exists():
        return
    if any(old.iterdir()):
        aside.parent.mkdir(exist_ok=True)
        old.rename(aside)
    else:
        old.rmdir()
