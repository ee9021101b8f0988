"""A real node and a real browser for tests.

Mark a module `pytestmark = pytest.mark.e2e` and ask for fixtures (they are in `tests/e2e/conftest.py`):

    def test_it(node: Node, sign_in: SignIn) -> None:
        page = sign_in("tj-jizhe")                    # a signed-in page of its own browser context
        phone = sign_in("tj-bianji", viewport={"width": 390, "height": 844})
        page.goto(f"{node.address}/desk/stories/")
        node.kill("web")                              # or "worker", "database": kill -9, then it comes back by itself
        node.manage("shell", "-c", "…")               # a management command beside the running node

One node with the demonstration world runs for the whole session; a test that must break a node for good starts one
of its own: `with running(folder) as mine: …`. Account names are in `rongmei.config.demo.cast.CAST`. A page that
raises a script error or breaks the content security policy fails its test.
"""

from tests.e2e.support.browsing import SignIn
from tests.e2e.support.node import Node, running

__all__ = ["Node", "SignIn", "running"]
