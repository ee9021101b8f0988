"""Every dependency earns its line; the locks name no place to download from."""

import json
import re

import pytest

from tests.house.tree import ROOT

PAGE = (ROOT / "docs" / "decisions" / "dependencies.md").read_text("utf-8")
_NAME = re.compile(r"^([A-Za-z0-9._-]+)", re.MULTILINE)
LOCKS = ("base", "build", "dev")


def rows() -> dict[str, list[str]]:
    """Each package of the page, and what is said of it."""
    found: dict[str, list[str]] = {}
    for line in PAGE.splitlines()[4:]:
        names, *said = (cell.strip() for cell in line.strip("|").split("|"))
        found |= {name.lower(): said for name in re.split(", | with ", names.split(" (")[0])}
    return found


def wanted(kind: str) -> set[str]:
    """The packages that a list of requirements asks for by name."""
    text = (ROOT / "requirements" / f"{kind}.in").read_text("utf-8")
    return {name.lower() for name in _NAME.findall(re.sub(r"^[#-].*$", "", text, flags=re.MULTILINE))}


def test_every_runtime_dependency_has_its_line() -> None:
    assert len(wanted("base")) > 20
    assert sorted(wanted("base") - set(rows())) == []


def test_every_line_says_what_for_and_instead_of_what() -> None:
    assert [name for name, said in rows().items() if len(said) != 2 or not all(said)] == []


def test_no_line_outlives_its_package() -> None:
    known = wanted("base") | wanted("dev") | wanted("build") | {"duckdb", "boto3"}  # they come with another
    for place in ("frontend", "tests/integration/typescript"):
        known |= set(json.loads((ROOT / place / "package.json").read_text("utf-8"))["devDependencies"])
    assert sorted(set(rows()) - known) == []


@pytest.mark.parametrize("kind", LOCKS)
def test_a_lock_holds_every_package_with_its_hashes_and_no_address(kind: str) -> None:
    lock = (ROOT / "requirements" / f"{kind}.txt").read_text("utf-8")
    pinned = dict(re.findall(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==\S+(.*?)(?=^\S|\Z)", lock, re.MULTILINE | re.DOTALL))
    assert wanted(kind) <= set(pinned)
    assert [name for name, rest in pinned.items() if "--hash=sha256:" not in rest] == []
    assert re.findall(r"https?://|--(?:extra-)?index-url|--find-links", lock) == []


def test_the_front_ends_lock_has_hashes_and_no_address() -> None:
    packages = json.loads((ROOT / "frontend" / "package-lock.json").read_text("utf-8"))["packages"]
    fetched = {name: said for name, said in packages.items() if name}
    assert len(fetched) > 20
    assert [name for name, said in fetched.items() if "resolved" in said or not said.get("integrity")] == []
