"""Between plain content and the draft's document, and back, without losing a word."""

import contextlib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rongmei.domains.stories.adapters import ydoc
from rongmei.domains.stories.adapters.body import clean_body
from rongmei.domains.stories.api import Content, Node

LINE = st.text(alphabet="银耳花开，通江县 a1😀𠀀<&", max_size=12).map(lambda s: " ".join(s.split()))
SAID = LINE.filter(bool)
MARKS = st.lists(
    st.sampled_from(["bold", "italic", "link"]).map(
        lambda kind: {"type": kind, "attrs": {"href": "https://example.cn/"}} if kind == "link" else {"type": kind}
    ),
    max_size=3,
    unique_by=lambda mark: str(mark["type"]),
).map(lambda marks: sorted(marks, key=lambda mark: str(mark["type"])))
RUN = st.builds(lambda text, marks: {"type": "text", "text": text, **({"marks": marks} if marks else {})}, SAID, MARKS)


def joined(runs: list[Node]) -> list[Node]:
    """Neighbouring runs of the same marks are one, as any editor keeps them."""
    out: list[Node] = []
    for run in runs:
        if out and out[-1].get("marks") == run.get("marks"):
            out[-1] = {**out[-1], "text": out[-1]["text"] + run["text"]}
        else:
            out.append(run)
    return out


WORDS = st.lists(RUN, min_size=1, max_size=4).map(joined)
PARAGRAPH = WORDS.map(lambda words: {"type": "paragraph", "content": words})
HEADING = st.builds(
    lambda words, level: {"type": "heading", "attrs": {"level": level}, "content": words},
    WORDS,
    st.sampled_from([2, 3]),
)
IMAGE = st.builds(
    lambda asset, alt: {"type": "image", "attrs": {"asset": asset, "alt": alt, "caption": "", "credit": "", "src": ""}},
    st.integers(1, 2**31),
    LINE,
)
ITEM = st.lists(PARAGRAPH, min_size=1, max_size=2).map(lambda inner: {"type": "listItem", "content": inner})
LIST = st.builds(
    lambda kind, items: {"type": kind, "content": items},
    st.sampled_from(["bulletList", "orderedList"]),
    st.lists(ITEM, min_size=1, max_size=3),
)
QUOTE = st.lists(PARAGRAPH, min_size=1, max_size=2).map(lambda inner: {"type": "blockquote", "content": inner})
RULE = st.just({"type": "horizontalRule"})
BODY = st.lists(st.one_of(PARAGRAPH, HEADING, IMAGE, LIST, QUOTE, RULE), max_size=5).map(
    lambda blocks: {"type": "doc", "content": blocks}
)
SOURCE = st.fixed_dictionaries({"name": SAID, "url": LINE, "note": LINE})
CONTENT = st.builds(
    Content,
    headline=LINE,
    summary=LINE,
    body=BODY,
    byline=LINE,
    sources=st.lists(SOURCE, max_size=2).map(tuple),
    subjects=st.lists(st.just("medtop:04000000"), max_size=1).map(tuple),
    keywords=st.lists(SAID, max_size=3).map(tuple),
    cover=st.none() | st.integers(1, 2**31),
)


@given(CONTENT)
def test_what_is_seeded_is_read(content: Content) -> None:
    said = ydoc.read([ydoc.seed(content)])
    assert said == content
    assert said.hash == content.hash
    assert Content.from_json(said.to_json()) == said


@given(CONTENT, CONTENT)
def test_one_content_becomes_another_by_an_edit(old: Content, new: Content) -> None:
    log = [ydoc.seed(old)]
    assert ydoc.read([*log, ydoc.rewrite(log, new)]) == new


KEYS = st.sampled_from(["type", "attrs", "content", "marks", "text", "level", "asset", "href"])
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
    max_leaves=20,
)


@given(ODD)
def test_no_body_however_odd_breaks_the_door(odd: Any) -> None:
    clean = clean_body({"type": "doc", "content": odd if isinstance(odd, list) else [odd]})
    assert clean_body(clean) == clean


@given(st.binary(max_size=200))
def test_no_bytes_do_worse_than_be_refused(junk: bytes) -> None:
    with contextlib.suppress(ydoc.Broken):
        assert ydoc.read([junk])
