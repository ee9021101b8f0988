"""The body of an old article: its pictures where they stood, as the library has them."""

from collections.abc import Mapping
from typing import Any

from rongmei.domains.ingest.api import PLACE
from rongmei.domains.stories.api import Node, body_of_html


def old_body(html: str, pictures: Mapping[int, Node]) -> Node:
    """Blocks that say what an old article says.

    Args:
        pictures: image blocks by the number of their place; a place without one is taken away.
    """
    found: list[Node] = []
    for block in body_of_html(html)["content"]:
        numbers = [int(n) for n in PLACE.findall(_words(block))]
        kept = _without(block) if numbers else block
        found += [kept] if kept else []
        found += [pictures[n] for n in numbers if n in pictures]
    return {"type": "doc", "content": found}


def _words(node: Mapping[str, Any]) -> str:
    return str(node.get("text") or "") + "".join(map(_words, node.get("content") or []))


def _without(node: Node) -> Node | None:
    """A block without places; None when nothing else was in it."""
    if node["type"] == "text":
        text = PLACE.sub("", node["text"])
        return {**node, "text": text} if text.strip() else None
    content = [kept for child in node.get("content") or [] if (kept := _without(child))]
    return {**node, "content": content} if content else None
