"""Which blocks and marks a body may hold; anything else is left out at the door."""

from typing import Any
from urllib.parse import urlsplit

from rongmei.core.registry import Registry
from rongmei.domains.stories.adapters.content import Node

DEEPEST = 32
MOST_NODES = 20_000


class Overgrown(ValueError):
    """A body nested deeper than DEEPEST or of more than MOST_NODES nodes: refused whole, so that no word is dropped."""


# Attributes each block may carry, with how each is read. A block type is registered by the domain that owns it.
block_types: Registry[dict[str, Any]] = Registry("block type")

for _name in ("paragraph", "bulletList", "orderedList", "listItem", "blockquote", "horizontalRule", "hardBreak"):
    block_types.register(_name, {})
block_types.register("heading", {"level": lambda v: 3 if int(v or 2) >= 3 else 2})
block_types.register("image", {"asset": lambda v: int(v or 0), "alt": str, "caption": str, "credit": str, "src": str})

MARKS = {"bold", "italic", "link"}


def clean_body(body: Node) -> Node:
    """The body with only known blocks, marks and attributes, and links to http and https only.

    Raises:
        Overgrown: it is too deep or too long to be kept.
    """
    budget = [MOST_NODES]
    children = [c for n in body.get("content") or [] if (c := _node(n, 0, budget))]
    return {"type": "doc", "content": children}


def _node(node: Any, depth: int, budget: list[int]) -> Node | None:
    budget[0] -= 1
    if depth > DEEPEST or budget[0] < 0:
        raise Overgrown
    if not isinstance(node, dict):
        return None
    if node.get("type") == "text":
        return _text(node)
    if str(node.get("type")) not in block_types:
        return None
    clean: Node = {"type": node["type"]}
    if attributes := _attributes(node):
        clean["attrs"] = attributes
    if children := [c for n in node.get("content") or [] if (c := _node(n, depth + 1, budget))]:
        clean["content"] = children
    return clean


def _text(node: Node) -> Node | None:
    text = str(node.get("text") or "")
    marks = [m for mark in node.get("marks") or [] if (m := _mark(mark))]
    clean: Node = {"type": "text", "text": text}
    return {**clean, **({"marks": marks} if marks else {})} if text else None


def _mark(mark: Any) -> Node | None:
    kind = mark.get("type") if isinstance(mark, dict) else None
    if kind not in MARKS:
        return None
    if kind != "link":
        return {"type": kind}
    href = str((mark.get("attrs") or {}).get("href") or "")
    return {"type": "link", "attrs": {"href": href}} if is_web_address(href) else None


def _attributes(node: Node) -> dict[str, Any]:
    given = node.get("attrs") or {}
    readers = block_types.get(node["type"])
    return {name: _read(reader, given.get(name)) for name, reader in readers.items()}


def _read(reader: Any, value: Any) -> Any:
    try:
        return reader(value if value is not None else "")
    except (TypeError, ValueError):
        return reader("")


def is_web_address(href: str) -> bool:
    """True for http and https addresses with a host."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
