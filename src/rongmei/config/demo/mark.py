"""What a node's folder says of the demonstration: nothing, that loading began, or that it is loaded.

Only a folder with such a mark is ever emptied to begin again, and only such a node names accounts on its sign-in page.
"""

import json
import os
from enum import StrEnum
from pathlib import Path

from rongmei.config.demo import cast

FILE = "demo.json"


class Stage(StrEnum):
    """How far loading got."""

    NONE = "none"
    LOADING = "loading"
    LOADED = "loaded"


def read(home: Path) -> Stage:
    """How far loading got in a node's folder."""
    return Stage(_read(home).get("stage", Stage.NONE))


def write(home: Path, stage: Stage) -> None:
    """Note how far loading got; on disk when this returns."""
    draft = home / f"{FILE}.new"
    with draft.open("w", encoding="utf-8") as out:
        json.dump({"stage": stage, "known_password": cast.demo_password() == cast.PASSWORD}, out)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(home / FILE)


def accounts(home: Path) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Accounts for the sign-in page by centre, the featured one first: account, name, password.

    Empty on any node that is no demonstration. The password is told only where it is the well-known one.
    """
    if read(home) is Stage.NONE:
        return []
    password = cast.PASSWORD if _read(home).get("known_password") else ""
    return [
        (centre.name, [(f"{centre.prefix}-{part.suffix}", part.name, password) for part in centre.cast()])
        for centre in sorted(cast.CENTRES, key=lambda c: c.code != cast.FEATURED)
    ]


def _read(home: Path) -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads((home / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found
