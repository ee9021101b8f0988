"""Real feeds and wires, thousands of files: none breaks us, and what others expect of them comes out."""

import ast
import json
import logging
import re
from calendar import timegm
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.domains.ingest.reading import ADDRESS, Markup, read, storable, strings
from tests.support import corpus

from rongmei.domains.ingest.adapters.parsers import ParsedItem

ARCHIVES = {
    "feedparser_tests": 1308,
    "superdesk_wire_fixtures": 65,
    "iptc_ninjs": 176,
    "iptc_newsml_g2": 109,
    "miniflux_testdata": 22,
}
FEEDS = ("feedparser_tests", "miniflux_testdata")
# What a case of feedparser's says: `entries[0]['title'] == 'x'`, of a title, an address, an identity, a moment.
EXPECTED = re.compile(r"entries\[(\d)\]\['(title|link|id|updated_parsed|published_parsed)'\] == (\(.+?\)|u?'[^']*')")
# Valid in a later version of ninjs than the one whose suite holds them, and nothing in them says which it is.
LATER = {"014_type_component", "001_type_component", "016_infosource", "002_infosource"}
# Our yardstick, which is no browser, takes this comment for words.
ODD = {"item_content_encoded_script_nested_cdata.xml"}


@pytest.mark.parametrize(("archive", "least"), ARCHIVES.items())
def test_no_file_breaks_us(archive: str, least: int, caplog: pytest.LogCaptureFixture) -> None:
    seen, unstorable = 0, []
    for seen, (name, content) in enumerate(corpus.files(archive), 1):  # noqa: B007 (the last number is the count)
        items = read(content).items
        unstorable += [name for item in items if not all(map(storable, strings(item))) or not item.headline]
    assert seen >= least
    assert unstorable == []
    assert [r.message for r in caplog.records if r.levelno >= logging.ERROR] == []


def cases() -> Iterator[tuple[str, str, tuple[ParsedItem, ...], int]]:
    """Name, expectation, items and number skipped of every feedparser case that says something of an entry."""
    for name, content in corpus.files("feedparser_tests"):
        expected = re.search(r"Expect:\s*(.+)", content.decode("utf-8", "replace"))
        if expected and "entries[" in expected[1] and "/base/" not in name:  # those have an address of their own
            found = read(content, **{"content-type": "application/xml"})
            skipped = sum(int(n) for p in found.problems for n in re.findall(r"有 (\d+) 条", p.words))
            yield name, expected[1], found.items, skipped


def test_as_many_entries_as_feedparser_expects() -> None:
    lacking = []
    for name, expected, items, skipped in cases():
        named = 1 + max(int(n) for n in re.findall(r"entries\[(\d)\]", expected))
        if len(items) + skipped < named:
            lacking.append(name)
    assert lacking == []


READ: dict[str, Callable[[ParsedItem], object]] = {
    "title": lambda item: item.headline,
    "link": lambda item: item.url,
    "id": lambda item: item.guid.removeprefix(ADDRESS.removesuffix("feed")),
    "updated_parsed": lambda item: item.published_at,
    "published_parsed": lambda item: item.published_at,
}


def test_titles_addresses_identities_and_moments_are_what_feedparser_expects() -> None:
    checked, differing = 0, []
    for name, expected, items, _skipped in cases():
        for number, what, literal in EXPECTED.findall(expected):
            wanted = _as_ours(what, ast.literal_eval(literal))
            if wanted is None or int(number) >= len(items):
                continue
            checked += 1
            if READ[what](items[int(number)]) != wanted:
                differing.append((name, wanted, READ[what](items[int(number)])))
    assert differing == []
    assert checked >= 40


def _as_ours(what: str, wanted: object) -> object:
    """Feedparser's value as we keep it; None for one we clean, resolve or refuse on purpose."""
    if isinstance(wanted, tuple):
        return datetime.fromtimestamp(timegm(wanted), UTC)
    words = str(wanted).strip()
    if what == "link" and not words.startswith("http"):
        return None
    return words if what != "title" or not re.search(r"[<&\n]|[^\x20-\x7e]", words) else None


def raw_words(archive: str) -> Iterator[tuple[str, str, str]]:
    """Name, the words of an entry's markup as a browser would show them, and the words that arrived."""
    import feedparser

    for name, content in corpus.files(archive):
        entries = feedparser.parse(content, sanitize_html=False).entries
        for entry, item in zip(entries, read(content).items, strict=False):
            bodies = [*(str(c.get("value", "")) for c in entry.get("content", [])), str(entry.get("summary", ""))]
            if len(entries) == 1 and "/chardet/" not in name:  # those say nowhere which encoding they are in
                yield name, max((Markup(b).words for b in bodies), key=len), item.text + item.summary


@pytest.mark.parametrize("archive", FEEDS)
def test_every_word_arrives(archive: str) -> None:
    lost = {name.rsplit("/", 1)[1] for name, sent, came in raw_words(archive) if _letters(sent) not in _letters(came)}
    assert lost <= ODD


def _letters(text: str) -> str:
    """The words without what stands between them, which the two sides set differently."""
    return "".join(re.findall(r"\w+", text))


@pytest.mark.parametrize("archive", FEEDS)
def test_nothing_that_acts_comes_in(archive: str) -> None:
    acting = [
        (name, found)
        for name, content in corpus.files(archive)
        for item in read(content).items
        if (found := Markup(item.html).acting)
    ]
    assert acting == []


def test_every_ninjs_that_should_pass_is_taken() -> None:
    refused = [
        name for name, content in corpus.files("iptc_ninjs") if "should_pass" in name and not read(content).items
    ]
    assert refused == []


def test_every_ninjs_that_should_fail_is_told_with_a_reason() -> None:
    silent = [
        name for name, content in corpus.files("iptc_ninjs") if "should_fail" in name and not read(content).problems
    ]
    assert {name.rsplit("/", 1)[1].removesuffix(".json") for name in silent} == LATER


def test_every_word_of_a_ninjs_body_arrives() -> None:
    lost = []
    for name, content in (*corpus.files("iptc_ninjs"), *corpus.files("superdesk_wire_fixtures")):
        for item in read(content).items if content[:1] == b"{" else ():
            data = json.loads(content)
            sent = max((Markup(body).words for body in _bodies(data)), key=len, default="")
            if item.guid in (data.get("uri"), data.get("guid")) and _letters(sent) not in _letters(item.text):
                lost.append(name)
    assert lost == []


def _bodies(entry: dict[str, Any]) -> Iterator[str]:
    kinds = {
        part.get("contenttype") or part.get("contentType"): str(part.get("value")) for part in entry.get("bodies", [])
    }
    yield from (value for kind, value in kinds.items() if kind in ("text/html", "text/plain"))
    yield from (value for name, value in entry.items() if name.startswith("body_"))
