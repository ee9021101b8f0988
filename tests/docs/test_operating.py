"""The operators' pages tell every setting and every verb, and tell of none that is not there."""

import re
from pathlib import Path

import pytest

from rongmei.cli.main import COMMANDS
from rongmei.config.environment import SETTINGS

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ["operating.md", "operating.zh-CN.md"]


@pytest.mark.parametrize("page", PAGES)
def test_settings_are_told_exactly(page: str) -> None:
    told = re.findall(r"^\| `(RONGMEI_[A-Z_]+)` \|", (DOCS / page).read_text("utf-8"), re.MULTILINE)
    assert sorted(told) == sorted(SETTINGS)


def test_their_defaults_are_told() -> None:
    page = (DOCS / "operating.md").read_text("utf-8")
    for setting in SETTINGS.values():
        shown = ",".join(setting.default) if isinstance(setting.default, list) else str(setting.default)
        cell = "made" if setting.default is None else f"`{shown}`" if shown else "empty"
        assert f"| `{setting.name}` | {cell} |" in page, setting.name


@pytest.mark.parametrize("page", PAGES)
def test_every_verb_is_told(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    assert [verb for verb in COMMANDS if f"rongmei {verb}" not in text] == []
