"""Characters as Chinese editors count them, by the table that the browser's counter is tested with too."""

import json
from pathlib import Path

import pytest

from rongmei.domains.stories.api import count_characters

CASES = json.loads(Path(__file__).with_name("characters.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["text"]))
def test_the_shared_table(case: dict[str, object]) -> None:
    assert count_characters(str(case["text"])) == case["count"]


def test_the_table_is_not_empty() -> None:
    assert len(CASES) > 20
