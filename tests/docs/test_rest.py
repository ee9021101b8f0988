"""The example by which a receiver verifies what we send works as it is printed, in both languages."""

import re
import time
from pathlib import Path
from typing import Any

import pytest

from rongmei.domains.programs.adapters import standard

DOCS = Path(__file__).resolve().parents[2] / "docs"
SECRET, BODY = standard.new_secret(), b'{"type":"story.signed"}'


@pytest.fixture(params=["rest.md", "rest.zh-CN.md"])
def verified(request: pytest.FixtureRequest) -> Any:
    """The function of the page."""
    [code] = re.findall(r"```python\n(.*?)```", (DOCS / request.param).read_text("utf-8"), re.DOTALL)
    there: dict[str, Any] = {}
    exec(code, there)
    return there["verified"]


def headers(ago: int = 0) -> dict[str, str]:
    return standard.headers(SECRET, "msg_1_2", int(time.time()) - ago, BODY)


def test_what_we_send_is_verified(verified: Any) -> None:
    assert verified(headers(), BODY, standard.shown(SECRET))


def test_what_is_not_ours_is_not(verified: Any) -> None:
    assert not verified(headers(), BODY + b" ", standard.shown(SECRET))
    assert not verified(headers(), BODY, standard.shown(standard.new_secret()))
    assert not verified(headers(ago=301), BODY, standard.shown(SECRET))
