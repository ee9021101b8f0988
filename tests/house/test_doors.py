"""The contracts of import-linter cover the tree as it is, in the order of the design."""

from configparser import ConfigParser

import pytest

from tests.house.tree import ROOT, domains, parts

# DESIGN, section 2: the lines of the table of domains, the highest first; `programs` by decision 0014.
LINES = [
    {"performance", "finance"}, {"insight"}, {"liaison"}, {"civic", "services", "engagement"}, {"live"}, {"publishing"},
    {"stories"}, {"planning"}, {"field"}, {"ingest"}, {"audience"}, {"conversations"}, {"review"}, {"assets"},
    {"programs"}, {"accounts"}, {"organisations"},
]  # fmt: skip
# What may be entered: the door and the kinds of deeds. Django enters the other two by itself.
OPEN = {"api", "events", "apps", "migrations"}


def contracts() -> ConfigParser:
    """What import-linter is told."""
    parser = ConfigParser()
    parser.read(ROOT / ".importlinter", "utf-8")
    return parser


def words(section: str, key: str) -> list[str]:
    """The lines of a setting of a contract."""
    return contracts()[f"importlinter:contract:{section}"][key].split("\n")[1:]


def layers() -> list[set[str]]:
    """The lines of domains that import-linter knows, (those) that are not built yet in parentheses."""
    return [{name.strip() for name in line.split("|")} for line in words("domains", "layers")]


def test_the_lines_are_the_designs() -> None:
    assert [{name.strip("()") for name in line} for line in layers()] == LINES


def test_what_is_built_is_wanted_and_what_is_not_is_in_parentheses() -> None:
    assert {name for line in layers() for name in line if not name.startswith("(")} == set(domains())


def test_every_contract_on_order_is_exhaustive() -> None:
    for section in ("storeys", "domains", "inside-a-domain", "core"):
        assert contracts()[f"importlinter:contract:{section}"]["exhaustive"] == "true"


@pytest.mark.parametrize("domain", domains())
def test_a_domain_is_entered_by_its_door_only(domain: str) -> None:
    inside = f"rongmei.domains.{domain}"
    assert set(words(f"door-{domain}", "protected_modules")) == {f"{inside}.{part}" for part in parts(domain) - OPEN}
    assert words(f"door-{domain}", "allowed_importers") == [inside]


def test_there_is_no_door_without_a_domain() -> None:
    doors = [name.rsplit("door-")[1] for name in contracts().sections() if ":door-" in name]
    assert sorted(doors) == domains()


def test_faces_are_kept_from_models_actions_and_tasks() -> None:
    kept = {f"rongmei.domains.*.{part}" for part in ("models", "actions", "tasks")}
    assert set(words("faces-use-doors", "forbidden_modules")) == kept
