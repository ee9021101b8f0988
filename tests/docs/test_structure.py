"""The page of the structure tells of every folder there is and of none there is not; decisions are numbered once."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "structure.md").read_text("utf-8")


def folders(path: str) -> set[str]:
    """The packages inside a folder."""
    return {found.parent.name for found in (ROOT / path).glob("*/__init__.py")}


def told(heading: str) -> set[str]:
    """The folders that a section's table names."""
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    cells = re.findall(r"^\| (`.*?`) \|", section, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`(\w+)/`", cell)}


def test_every_face_is_told_of() -> None:
    assert told("Faces") == folders("src/rongmei/faces")


def test_so_is_every_area_of_the_desk() -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith("| `desk/`"))
    areas = set(re.findall(r"`(\w+)`", row.split("package (")[1].split(")")[0]))
    assert areas == folders("src/rongmei/faces/desk") - {"templatetags"}


def test_so_is_every_folder_of_tests() -> None:
    mirrored = {"core", "domains", "faces"}
    assert told("Tests") | mirrored == folders("tests") | mirrored


def test_so_is_every_part_of_core() -> None:
    parts = set(re.findall(r"`core\.(\w+)", PAGE.split("## Core, by door")[1].split("\n## ")[0]))
    assert parts == folders("src/rongmei/core")


def test_a_decision_has_its_own_number_and_says_what_was_decided() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    numbers = [page.name[:5] for page in pages]
    assert numbers == sorted(set(numbers))
    assert all(re.fullmatch(r"\d{4}-", number) for number in numbers)
    assert [page.name for page in pages if not page.read_text("utf-8").startswith("# ")] == []
