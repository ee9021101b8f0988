"""One call of the command, and what it said."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
NOTHING: Mapping[str, str] = {}
OURS = ("RONGMEI_", "DJANGO_", "DATABASE_", "COV_")


@dataclass(frozen=True)
class Told:
    """How a call ended and what it said."""

    code: int
    out: str
    error: str

    @property
    def all(self) -> str:
        """Everything it said."""
        return self.out + self.error


def surroundings(home: Path, more: Mapping[str, str] = NOTHING) -> dict[str, str]:
    """The environment of a call: a clean one, with the folder and what else is given."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    path = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    return {**clean, "RONGMEI_HOME": str(home), "PYTHONPATH": path, "RONGMEI_LOG_LEVEL": "ERROR", **more}


def rongmei(
    home: Path, *arguments: str, cwd: Path | None = None, typed: str | None = None, more: Mapping[str, str] = NOTHING
) -> Told:
    """Run `rongmei ARGUMENTS` to its end.

    Args:
        typed: what is typed into it.
        more: further environment variables.
    """
    ran = subprocess.run(
        [sys.executable, "-m", "rongmei.cli", *arguments], env=surroundings(home, more), capture_output=True,
        text=True, check=False, cwd=cwd, input=typed, timeout=300,
    )  # fmt: skip
    return Told(ran.returncode, ran.stdout, ran.stderr)
