"""What a new story begins with."""

from rongmei.domains.ingest import api as ingest
from rongmei.domains.planning import api as planning
from rongmei.domains.stories.api import Content, Node, body_of_html, content_of


def material(*, lead: int | None = None, item: int | None = None, story: int | None = None) -> Content | None:
    """The content a new story begins with, by the ids of what it is made of; None for an empty one.

    Raises:
        NotFound: there is no such lead, item or story here.
    """
    if story:
        return content_of(story)
    if item:
        return _of_item(ingest.item(item))
    if lead:
        found = planning.lead(lead)
        return _of_item(ingest.item(found.item)) if found.item else _of_lead(found)
    return None


def _of_item(item: ingest.ItemRecord) -> Content:
    body = body_of_html(item.html) if item.html else _paragraphs(item.text or item.summary)
    source = {"name": item.source or item.provider_name, "url": item.url, "note": item.licence}
    return Content(headline=item.headline, summary=item.summary, body=body, sources=(source,))


def _of_lead(lead: planning.LeadRecord) -> Content:
    source = {"name": lead.source, "url": lead.url, "note": ""}
    named = (source,) if lead.source or lead.url else ()
    return Content(headline=lead.headline, body=_paragraphs(lead.summary), sources=named)


def _paragraphs(text: str) -> Node:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": x}]} for x in lines]}
