"""Stories, plainly."""

from rongmei.core.permissions import Actor
from rongmei.domains.stories.api import Content, Node, create_story


def paragraph(text: str) -> Node:
    """One paragraph of plain text."""
    return {"type": "paragraph", "content": [{"type": "text", "text": text}]}


def make_content(headline: str = "段木上开出小白花", *paragraphs: str, **fields: object) -> Content:
    """A content that lacks nothing for review."""
    body = {"type": "doc", "content": [paragraph(text) for text in paragraphs or ("正文一。", "正文二。")]}
    values: dict[str, object] = {
        "summary": "提要",
        "byline": "记者甲",
        "sources": ({"name": "镇政府", "url": "", "note": "电话"},),
        "subjects": ("medtop:04000000",),
        **fields,
    }
    return Content(headline=headline, body=body, **values)  # type: ignore[arg-type]


def make_story(actor: Actor, content: Content | None = None) -> int:
    """A story of the actor's, ready for review."""
    return create_story(actor=actor, content=content or make_content())
