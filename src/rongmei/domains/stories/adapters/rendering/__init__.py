"""A body as HTML, safe by construction."""

from collections.abc import Callable
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from rongmei.domains.stories.adapters.content import Node

Picture = Callable[[dict[str, Any]], SafeString]

TAGS = {
    "paragraph": "p", "bulletList": "ul", "orderedList": "ol", "listItem": "li", "blockquote": "blockquote",
}  # fmt: skip


def render_body(body: Node, picture: Picture) -> SafeString:
    """The body's HTML.

    Args:
        picture: makes the HTML of an image block from its attributes.
    """
    return _children(body, picture)


def _children(node: Node, picture: Picture) -> SafeString:
    return format_html_join("", "{}", ((_node(child, picture),) for child in node.get("content") or []))


def _node(node: Node, picture: Picture) -> SafeString:
    kind = node["type"]
    if kind == "text":
        return _text(node)
    if kind == "hardBreak":
        return SafeString("<br>")
    if kind == "horizontalRule":
        return SafeString("<hr>")
    if kind == "image":
        return picture(node["attrs"])
    inner = _children(node, picture)
    if kind == "heading":
        return format_html("<h3>{}</h3>" if node["attrs"]["level"] == 3 else "<h2>{}</h2>", inner)
    return format_html(f"<{TAGS[kind]}>{{}}</{TAGS[kind]}>", inner)


def _text(node: Node) -> SafeString:
    html = format_html("{}", node["text"])
    for mark in node.get("marks") or []:
        if mark["type"] == "bold":
            html = format_html("<strong>{}</strong>", html)
        elif mark["type"] == "italic":
            html = format_html("<em>{}</em>", html)
        else:
            html = format_html('<a href="{}" rel="noopener noreferrer">{}</a>', mark["attrs"]["href"], html)
    return html
