"""The content security policy allows no inline script or style; so no template has any."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, named, ours

_DJANGO = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
_DATA = {"application/json", "application/ld+json"}


class Inline(HTMLParser):
    """Collects what a policy without `unsafe-inline` would stop."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(_DJANGO.sub("", text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in given and given.get("type") not in _DATA):
            self._find(f"<{tag}>")
        for name, value in attrs:
            if name == "style" or name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self._find(name)

    def _find(self, what: str) -> None:
        self.found.append(f"{self.getpos()[0]}: {what}")


TEMPLATES = [path for path in ours(PACKAGE) if path.suffix in {".html", ".svg"}]


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 100


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<p style='x'>", ["1: style"]),
        ("\n<style>p{}</style>", ["2: <style>"]),
        ("<script>go()</script>", ["1: <script>"]),
        ("<a {% if a %}onclick='go()'{% endif %}>", ["1: onclick"]),
        ("<a href=' JavaScript:go()'>", ["1: href"]),
        ("<script src='{% static x %}'></script><script type='application/ld+json'>{}</script>", []),
    ],
)
def test_the_look_finds_what_is_inline(text: str, what: list[str]) -> None:
    assert Inline(text).found == what


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_no_template_has_anything_inline(path: Path) -> None:
    assert Inline(path.read_text("utf-8")).found == []
