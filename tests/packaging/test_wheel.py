"""What a wheel carries: everything a node needs, nothing it has to build."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "rongmei"
BUILT = SOURCE / "core" / "ui" / "static" / "rongmei"


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files of a wheel built from this checkout, whose assets `make test` has built before."""
    room = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(room)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    with zipfile.ZipFile(next(room.glob("*.whl"))) as wheel:
        return set(wheel.namelist())


def test_built_assets_are_in_it(names: set[str]) -> None:
    built = {f"rongmei/{path.relative_to(SOURCE).as_posix()}" for path in BUILT.rglob("*") if path.is_file()}
    assert f"rongmei/{(BUILT / 'manifest.json').relative_to(SOURCE).as_posix()}" in built, "make assets comes first"
    assert built <= names


def test_compiled_catalogues_are_in_it(names: set[str]) -> None:
    assert "rongmei/locale/en/LC_MESSAGES/django.mo" in names


@pytest.mark.parametrize("ending", [".html", ".toml", ".md", ".xml", ".atom", ".json", ".css", ".svg", ".js"])
def test_every_file_of_the_package_that_is_no_code_is_in_it(names: set[str], ending: str) -> None:
    there = {f"rongmei/{path.relative_to(SOURCE).as_posix()}" for path in SOURCE.rglob(f"*{ending}")}
    assert there
    assert there <= names


def test_no_sources_of_the_front_end_and_no_tests_are(names: set[str]) -> None:
    assert [name for name in names if "node_modules" in name or name.startswith("tests/") or name.endswith(".ts")] == []


def test_the_command_is_installed(names: set[str]) -> None:
    assert any(name.endswith("entry_points.txt") for name in names)
