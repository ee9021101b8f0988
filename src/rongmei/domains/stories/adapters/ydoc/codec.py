"""Between `Content` and Yjs updates.

Shared types: Text "headline" and "summary", XmlFragment "body" (elements named like ProseMirror nodes, marks as text
attributes), Map "meta" with byline, sources, subjects, keywords, cover.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from pycrdt import Doc, Map, Text, XmlElement, XmlFragment, XmlText

from rongmei.domains.stories.adapters.body import clean_body
from rongmei.domains.stories.adapters.content import Content, Node
from rongmei.domains.stories.adapters.ydoc.log import apply, merge


def seed(content: Content) -> bytes:
    """One update that makes an empty document say `content`."""
    return rewrite((), content)


def rewrite(updates: Iterable[bytes], content: Content) -> bytes:
    """One update that makes what a log of updates says become `content`; what stays the same is not touched."""
    doc: Doc[Any] = _opened(updates)
    before = doc.get_state()
    with doc.transaction():
        _turn_line(doc.get("headline", type=Text), content.headline)
        _turn_line(doc.get("summary", type=Text), content.summary)
        _turn_body(doc.get("body", type=XmlFragment), content.body.get("content") or [])
        _turn_meta(doc.get("meta", type=Map), content.to_json())
    return doc.get_update(before)


def read(updates: Iterable[bytes]) -> Content:
    """What a log of updates says, whatever their order; unknown blocks and hostile links are left out."""
    doc = _opened(updates)
    meta = doc.get("meta", type=Map).to_py() or {}
    body = {"type": "doc", "content": [_node(c) for c in doc.get("body", type=XmlFragment).children]}
    return Content(
        headline=_line(_words(doc.get("headline", type=Text))),
        summary=_words(doc.get("summary", type=Text)).strip(),
        body=clean_body(body),
        byline=_line(_words(meta.get("byline") or "")),
        sources=tuple(_source(s) for s in _list(meta.get("sources")) if isinstance(s, dict)),
        subjects=tuple(_words(s) for s in _list(meta.get("subjects"))),
        keywords=tuple(_words(s) for s in _list(meta.get("keywords"))),
        cover=int(meta["cover"]) if isinstance(meta.get("cover"), int | float) and meta["cover"] else None,
    )


def _opened(updates: Iterable[bytes]) -> Doc[Any]:
    """A document of all updates. They are merged first: applied one by one out of order, yrs 0.28 can lose some."""
    doc: Doc[Any] = Doc()
    if log := list(updates):
        apply(doc, merge(log))
    return doc


def _turn_line(text: Any, words: str) -> None:
    if str(text) != words:
        text.clear()
        text.insert(0, words)


def _turn_body(body: Any, nodes: Sequence[Node]) -> None:
    """Replace the blocks between the first and the last that differ."""
    before = [_clean(c) for c in body.children]
    after = clean_body({"content": list(nodes)})["content"]
    start = _same(before, after)
    kept = _same(before[start:][::-1], after[start:][::-1])
    for at in reversed(range(start, len(before) - kept)):
        del body.children[at]
    for at in range(start, len(after) - kept):
        _insert(body, at, after[at])


def _clean(child: Any) -> Node:
    """A block as readers see it; an unknown one is like no other."""
    found: list[Node] = clean_body({"content": [_node(child)]})["content"]
    return found[0] if found else {}


def _same(some: Sequence[Node], others: Sequence[Node]) -> int:
    """How many blocks are equal from the beginning."""
    pairs = enumerate(zip(some, others, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(some), len(others)))


def _turn_meta(meta: Any, data: dict[str, Any]) -> None:
    there = meta.to_py() or {}
    for name in ("byline", "sources", "subjects", "keywords", "cover"):
        if data[name] and data[name] != there.get(name):
            meta[name] = _plain(data[name])
        elif not data[name] and name in there:
            del meta[name]


def _append(parent: Any, node: Node) -> None:
    _insert(parent, len(parent.children), node)


def _insert(parent: Any, at: int, node: Node) -> None:
    attributes = {name: _plain(v) for name, v in (node.get("attrs") or {}).items() if v not in ("", None)}
    parent.children.insert(at, XmlElement(node["type"], None, []))
    element = parent.children[at]
    for name, value in attributes.items():
        element.attributes[name] = value
    texts: list[Node] = []
    for child in node.get("content") or []:
        if child["type"] == "text":
            texts.append(child)
            continue
        _text(element, texts)
        texts = []
        _append(element, child)
    _text(element, texts)


def _text(element: Any, texts: list[Node]) -> None:
    if not texts:
        return
    element.children.append(XmlText(""))
    text = element.children[len(element.children) - 1]
    at = 0
    for node in texts:
        marks = {m["type"]: m.get("attrs") or {} for m in node.get("marks") or []}
        text.insert(at, node["text"], marks or None)
        at += len(node["text"].encode())


def _node(child: Any) -> Node:
    if isinstance(child, XmlText):
        return {"type": "fragment", "content": [_run(text, marks) for text, marks in child.diff()]}
    attributes = {name: _number(value) for name, value in dict(child.attributes).items()}
    content: list[Node] = []
    for part in child.children:
        found = _node(part)
        content += found["content"] if found["type"] == "fragment" else [found]
    return {"type": child.tag, "attrs": attributes, "content": content}


def _run(text: Any, marks: dict[str, Any] | None) -> Node:
    kept = [
        {"type": _mark_name(m), "attrs": a if isinstance(a, dict) else {}} for m, a in sorted((marks or {}).items())
    ]
    return {"type": "text", "text": _words(text), "marks": kept}


def _mark_name(key: str) -> str:
    """y-prosemirror adds `--hash` to marks that may overlap."""
    return key.split("--", 1)[0]


def _plain(value: Any) -> Any:
    """Whole numbers travel as plain ones: a Python integer would reach the browser as a BigInt."""
    return float(value) if isinstance(value, int) else value


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _source(given: dict[str, Any]) -> dict[str, str]:
    return {name: _words(given.get(name) or "") for name in ("name", "url", "note")}


def _words(value: Any) -> str:
    """As text without the null character, which no database keeps."""
    return str(value).replace("\0", "")


def _line(text: str) -> str:
    return " ".join(text.split())
