"""Nothing of ours names the machine it was written on, or the place its packages came from."""

import re

import pytest

from tests.house.tree import named, ours

# Spelled backwards, or this file would name them too.
_HOMES = ("/krow/", "/toor/", "tw/pmt/", "/w/pmt/", "/emoh/")
_HOSTS = (
    "gro.ipyp",
    "oi.ipyp",
    "gro.detsohnohtyp",
    "gro.sjmpn",
    "moc.sjmpn",
    "moc.rorrimmpn",
    "gro.gnalog.yxorp",
    "ipa/oi.setarc",
    "nuyila.srorrim",
    "auhgnist.anut",
    "ctsu.srorrim",
    "tnecnet.srorrim",
    "yrotcafitra",
)
MACHINE = re.compile(r"(?<![\w.~})-])(?:" + "|".join(name[::-1] for name in _HOMES) + ")")
HOST = re.compile("|".join(re.escape(name[::-1]) for name in _HOSTS))
_BYTES = {".png", ".jpg", ".webp", ".ico", ".gz", ".xlsx", ".woff2", ".gif", ".zip", ".mo"}


def told(pattern: re.Pattern[str]) -> list[str]:
    """Where it says such a thing: file, and what."""
    texts = {path: path.read_text("utf-8", "replace") for path in ours() if path.suffix not in _BYTES}
    return [f"{named(path)}: {found}" for path, text in texts.items() for found in pattern.findall(text)]


@pytest.mark.parametrize(("pattern", "backwards"), [*((MACHINE, n) for n in _HOMES), *((HOST, n) for n in _HOSTS)])
def test_both_patterns_find_what_they_are_for(pattern: re.Pattern[str], backwards: str) -> None:
    assert pattern.findall(f"see '{backwards[::-1]}x'") == [backwards[::-1]]


def test_a_folder_of_ours_is_no_place_on_a_machine() -> None:
    assert MACHINE.findall(f"src{_HOMES[0][::-1]}x and https://x.example{_HOMES[1][::-1]}") == []


def test_there_is_much_to_read() -> None:
    assert {"Makefile", ".ci/run", "README.md", "frontend/package-lock.json"} <= {named(path) for path in ours()}


def test_no_file_names_a_place_on_the_machine_it_was_written_on() -> None:
    assert told(MACHINE) == []


def test_no_file_names_a_registry_of_packages() -> None:
    assert told(HOST) == []
