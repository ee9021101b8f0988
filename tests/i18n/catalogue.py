"""Reading message catalogues, and extracting what the source says now."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "rongmei"
HAN = re.compile(r"[\u3400-\u9fff]")
PLACES = re.compile(r"%\(\w+\)[sd]")


def committed() -> dict[str, Message]:
    """The English catalogue by message id."""
    return _by_id(PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po")


def extracted(room: Path) -> dict[str, Message]:
    """What the source asks to be translated at this moment, by message id.

    Args:
        room: an empty folder to work in.
    """
    copy = room / "rongmei"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("static", "locale", "__pycache__", "migrations"))
    (copy / "locale" / "en" / "LC_MESSAGES").mkdir(parents=True)
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "django", "makemessages", "-l", "en", "--no-location", "--no-wrap"]
    subprocess.run(command, cwd=copy, env=environment, check=True, stdout=subprocess.DEVNULL)
    return _by_id(copy / "locale" / "en" / "LC_MESSAGES" / "django.po")


def _by_id(file: Path) -> dict[str, Message]:
    with file.open("rb") as source:
        catalogue: Catalog = read_po(source, locale="en")
    return {str(m.id): m for m in catalogue if m.id}
