"""Stories, plainly."""

from rongmei.core.permissions import Actor
from rongmei.domains.stories.api import Content, Node, append_draft, create_story, draft_since, rewrite


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


def write_over(actor: Actor, story: int, content: Content) -> None:
    """Make the draft say something else, by one edit."""
    log = draft_since(story, 0)
    update = rewrite([update for _sequence, update in log.updates], content)
    append_draft(actor=actor, story=story, updates=[update], client="rewriting", batch=str(log.head))
