"""The release before works on the schema of this one, so that going back is installing the old wheel."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.faults.acts import ACTS
from tests.support.faults.figures import Figures
from tests.support.faults.node import ROOT, Node, running
from tests.support.faults.striking import after, settle

pytestmark = pytest.mark.soak
COMMIT = Path(__file__).with_name("previous_release.txt").read_text("utf-8").strip()
SUBSCRIBERS = "from rongmei.core.journal.subscribers import subscribers; print(*[name for name, _ in subscribers])"
BUILT = "src/rongmei/core/ui/static/rongmei"


@pytest.fixture
def previous(tmp_path: Path) -> Path:
    """The release before, unpacked; what `make assets` builds is taken from this one."""
    packed = subprocess.run(["git", "-C", ROOT, "archive", COMMIT, "src"], capture_output=True, check=False)
    if packed.returncode:
        pytest.skip(f"this checkout has no commit {COMMIT} of the release before (a shallow clone?)")
    subprocess.run(["tar", "-x", "-C", tmp_path], input=packed.stdout, check=True)
    shutil.copytree(ROOT / BUILT, tmp_path / BUILT, dirs_exist_ok=True)
    catalogue = Path("src/rongmei/locale/en/LC_MESSAGES/django.mo")
    shutil.copy(ROOT / catalogue, tmp_path / catalogue)
    return tmp_path / "src"


def work(node: Node) -> None:
    """People write and publish, and all of it comes to its end; who hears of it is of the node's own release."""
    known = node.python(SUBSCRIBERS).split()
    for name in ("autosave", "publish"):
        act = ACTS[name](node)
        try:
            act.run()
            stuck = settle(node, act, known)
            found = act.figures()
            found += after(node)
            found.count("stuck", stuck)
            assert str(found) == str(Figures()), found.what
        finally:
            act.close()


def test_it_works_on_the_new_schema_and_the_new_one_goes_on_after_it(previous: Path) -> None:
    with running() as node:
        work(node)
        present = node.environment["PYTHONPATH"]
        for path in (f"{previous}{os.pathsep}{ROOT}", present):
            node.stop()
            node.environment["PYTHONPATH"] = path
            node.start()
            node.wait()
            work(node)
