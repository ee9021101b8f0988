"""Between `Content` and Yjs updates.

Shared types: Text "headline" and "summary", XmlFragment "body" (elements named like ProseMirror nodes, marks as text
attributes), Map "meta" with byline, sources, subjects, keywords, cover.
"""

from collections.abc import Iterable
from typing import Any

from pycrdt import Doc, Map, Text, XmlElement, XmlFragment, XmlText

from rongmei.domains.stories.adapters.body import clean_body
from rongmei.domains.stories.adapters.content import Content, Node


def seed(content: Content) -> bytes:
    """One update that makes an empty document say `content`."""
    doc: Doc[Any] = Doc()
    doc.get("headline", type=Text).insert(0, content.headline)
    doc.get("summary", type=Text).insert(0, content.summary)
    body = doc.get("body", type=XmlFragment)
    for node in content.body.get("content") or []:
        _append(body, node)
    meta = doc.get("meta", type=Map)
    data = content.to_json()
    for name in ("byline", "sources", "subjects", "keywords", "cover"):
        if data[name]:
            meta[name] = data[name]
    return doc.get_update()


def read(updates: Iterable[bytes]) -> Content:
    """What a log of updates says, whatever their order; unknown blocks and hostile links are left out."""
    doc: Doc[Any] = Doc()
    for update in updates:
        doc.apply_update(update)
    meta = doc.get("meta", type=Map).to_py() or {}
    body = {"type": "doc", "content": [_node(c) for c in doc.get("body", type=XmlFragment).children]}
    return Content(
        headline=_line(str(doc.get("headline", type=Text))),
        summary=str(doc.get("summary", type=Text)).strip(),
        body=clean_body(body),
        byline=_line(str(meta.get("byline") or "")),
        sources=tuple(_source(s) for s in _list(meta.get("sources")) if isinstance(s, dict)),
        subjects=tuple(str(s) for s in _list(meta.get("subjects"))),
        keywords=tuple(str(s) for s in _list(meta.get("keywords"))),
        cover=int(meta["cover"]) if isinstance(meta.get("cover"), int | float) and meta["cover"] else None,
    )


def _append(parent: Any, node: Node) -> None:
    attributes = {name: value for name, value in (node.get("attrs") or {}).items() if value not in ("", None)}
    parent.children.append(XmlElement(node["type"], None, []))
    element = parent.children[len(parent.children) - 1]
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
    return {"type": "text", "text": str(text), "marks": kept}


def _mark_name(key: str) -> str:
    """y-prosemirror adds `--hash` to marks that may overlap."""
    return key.split("--", 1)[0]


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _source(given: dict[str, Any]) -> dict[str, str]:
    return {name: str(given.get(name) or "") for name in ("name", "url", "note")}


def _line(text: str) -> str:
    return " ".join(text.split())
