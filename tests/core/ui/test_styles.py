"""The stylesheet is a set of words: each stands in one place, and colours only among the tokens."""

import re
from collections import defaultdict
from pathlib import Path

STYLES = Path(__file__).parents[3] / "frontend/src/desk/styles"
FILES = sorted(STYLES.glob("*.css"))


def test_every_file_is_imported() -> None:
    index = (STYLES / "index.css").read_text("utf-8")
    assert len(FILES) > 10
    assert [f.name for f in FILES if f.name != "index.css" and f'"./{f.name}"' not in index] == []


def test_a_class_is_explained_in_one_file() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for file in FILES:
        for name in re.findall(r"^\.([a-z-]+)(?= \{|,$)", file.read_text("utf-8"), re.MULTILINE):
            found[name].add(file.name)
    assert len(found) > 50
    assert {name: files for name, files in found.items() if len(files) > 1} == {}


def test_words_take_their_colour_from_the_tokens() -> None:
    """Whoever writes a colour beside them forgets the dark theme and the contrast."""
    wrong = [
        f"{file.name}: {line.strip()}"
        for file in FILES
        if file.name not in ("tokens.css", "print.css", "shell.css", "sign.css")
        for line in file.read_text("utf-8").splitlines()
        if re.search(r"(?<![\w-])(color|background|border-color): *(#|rgb)", line)
    ]
    assert wrong == []
