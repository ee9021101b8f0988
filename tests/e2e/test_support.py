"""The node and browser that other tests stand on."""

import pytest

from tests.e2e.support import Node, SignIn

pytestmark = pytest.mark.e2e


def test_a_person_is_signed_in(node: Node, sign_in: SignIn) -> None:
    page = sign_in("tj-jizhe")
    assert page.url.startswith(f"{node.address}/desk/")


@pytest.mark.parametrize("part", ["web", "database"])
def test_a_killed_part_comes_back(node: Node, part: str) -> None:
    node.kill(part)
    node.wait()
    assert node.manage("shell", "-c", "from rongmei.domains.organisations.api import centres; print(centres())")
