"""What the operating pages say is what the product does: settings, commands, sentences, in both languages."""

import re
from pathlib import Path
from typing import Any

import pytest

from rongmei.cli.main import COMMANDS, cli
from rongmei.config.environment import SETTINGS
from rongmei.runtime.backup.contents import FOLDERS as SAVED
from rongmei.runtime.layout import FOLDERS
from tests.docs.pages import OPERATING, block, settings_of

SOURCE = Path(__file__).resolve().parents[2] / "src" / "rongmei"
# Read by the command line, not by the node: where each is looked for.
GIVEN = {"PORT", "HOST", "WEB_PROCESSES", "DATABASE_URL", "RONGMEI_DEMO_PASSWORD"}

both = pytest.mark.parametrize("language", OPERATING)


def page(language: str) -> str:
    return OPERATING[language].read_text("utf-8")


def shown(default: Any) -> str:
    """A default as an operator would type it."""
    if default is None:
        return ""
    if isinstance(default, list):
        return ",".join(default)
    return str(default).lower() if isinstance(default, bool) else str(default)


@both
def test_every_setting_is_there_and_no_other(language: str) -> None:
    assert settings_of(page(language)).keys() == SETTINGS.keys() | GIVEN


@both
def test_defaults_are_as_the_node_has_them(language: str) -> None:
    told = settings_of(page(language))
    assert {name: told[name][0] for name in SETTINGS} == {n: shown(s.default) for n, s in SETTINGS.items()}


def test_meanings_are_the_table_s_own() -> None:
    told = settings_of(page("en"))
    assert {name: told[name][1] for name in SETTINGS} == {name: s.meaning for name, s in SETTINGS.items()}


def test_each_has_a_chinese_meaning() -> None:
    told = settings_of(page("zh"))
    assert [name for name, (_default, meaning) in told.items() if not re.search(r"[一-鿿]", meaning)] == []


def test_what_the_command_is_given_is_really_read() -> None:
    code = "".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    assert all(f'"{name}"' in code for name in GIVEN)


@both
def test_every_command_is_there_and_no_other(language: str) -> None:
    told = re.findall(r"^\| `rongmei ([a-z-]+)(?: [^`]*)?` \|", page(language), re.M)
    assert told == list(dict.fromkeys(told))
    assert set(told) == set(COMMANDS)


@both
def test_the_options_it_names_exist(language: str) -> None:
    known = {"--help"}
    for verb in COMMANDS:
        command = cli.get_command(None, verb)  # type: ignore[arg-type]
        for part in (command, *getattr(command, "commands", {}).values()):
            known |= {option for given in part.params for option in given.opts}
    named = set(re.findall(r"(?<![\w-])(--[a-z][a-z-]*)", re.sub(r"```.*?```", "", page(language), flags=re.S)))
    assert named - known == {"--wheel", "--now"}, "options of no command (uv's and systemctl's own aside)"


@both
def test_every_folder_is_there(language: str) -> None:
    rows = re.findall(r"^\| ((?:`[\w.-]+`[、, ]*)+) \|[^|]*\|([^|]*)\|$", page(language), re.M)
    told = {name: answer.strip() for names, answer in rows for name in re.findall(r"`([\w.-]+)`", names)}
    assert set(FOLDERS) <= told.keys()
    assert all(not told[name].startswith(("no", "否")) for name in SAVED)


@both
def test_the_sentences_it_explains_are_said(language: str) -> None:
    """The first column of the last table quotes what the product says; the parts around "…" and numbers count."""
    code = "".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    table = page(language).rpartition("\n## ")[2]
    quoted = re.findall(r"^\| `([^`]*[一-鿿][^`]*)`", table, re.M)
    assert len(quoted) >= 8
    for sentence in quoted:
        for part in re.split(r"…|\d+|，", sentence):
            assert part.strip() in code, f"nobody says “{part}”"


def test_both_languages_have_the_same_examples() -> None:
    for kind in ("nginx", "ini", "sh"):
        assert block(page("en"), kind) == block(page("zh"), kind)


def test_both_languages_have_the_same_chapters() -> None:
    count = [len(re.findall(r"^## ", page(language), re.M)) for language in OPERATING]
    assert count[0] == count[1]
