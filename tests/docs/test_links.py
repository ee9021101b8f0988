"""What a page of ours points at is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"`[^`]*`", "", page.read_text("utf-8"))
    links = [*re.findall(r"\]\((?!https?:|#)([^)#]+)", text), *re.findall(r'src="(?!https?:)([^"]+)"', text)]
    assert [link for link in links if not (page.parent / link).exists()] == []
