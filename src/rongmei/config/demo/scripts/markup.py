"""Light markup to blocks.

Paragraphs, `## heading`, `> quotation`, `- item`, `1. item`, `![caption](picture)`, `**bold**`; a blank line between.
"""

import re
from collections.abc import Mapping

from rongmei.domains.stories.api import Node

_PICTURE = re.compile(r"!\[(.*)\]\((\w+)\)")
_ITEM = re.compile(r"(?:-|\d+\.) ")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def blocks(text: str, pictures: Mapping[str, Node]) -> Node:
    """The body of a story.

    Args:
        pictures: attributes of the image block for each picture's name.
    """
    found = [_block(part.strip(), pictures) for part in text.split("\n\n") if part.strip()]
    return {"type": "doc", "content": found}


def _block(part: str, pictures: Mapping[str, Node]) -> Node:
    if shown := _PICTURE.fullmatch(part):
        return {"type": "image", "attrs": {**pictures[shown[2]], "caption": shown[1]}}
    if part.startswith("## "):
        return {"type": "heading", "attrs": {"level": 2}, "content": _runs(part[3:])}
    if part.startswith("> "):
        return {"type": "blockquote", "content": [_paragraph(part[2:])]}
    if _ITEM.match(part):
        items = [{"type": "listItem", "content": [_paragraph(_ITEM.sub("", x, 1))]} for x in part.splitlines()]
        return {"type": "bulletList" if part.startswith("-") else "orderedList", "content": items}
    return _paragraph(part)


def _paragraph(text: str) -> Node:
    return {"type": "paragraph", "content": _runs(text)}


def _runs(text: str) -> list[Node]:
    """Plain and bold text in turn: what stands between the marks is at the odd places."""
    parts = [(part, at % 2 == 1) for at, part in enumerate(_BOLD.split(text)) if part]
    return [{"type": "text", "text": part, **({"marks": [{"type": "bold"}]} if bold else {})} for part, bold in parts]
