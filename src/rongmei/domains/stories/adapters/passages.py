"""The words of a story, stretch by stretch, as the content checks read them."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from rongmei.domains.review.api import Finding, Passage, check
from rongmei.domains.stories.adapters.content import Content, block_text, blocks

HEADLINE, SUMMARY, BODY = "headline", "summary", "body"


def passages(content: Content) -> list[Passage]:
    """Headline, summary, and each block of the body that has words, counted from 1 as a reader counts paragraphs."""
    told = [Passage(HEADLINE, content.headline), Passage(SUMMARY, content.summary)]
    words = [line for line in map(block_text, blocks(content.body)) if line]
    return [*told, *(Passage(f"{BODY}:{number}", line) for number, line in enumerate(words, start=1))]


def findings(content: Content, *, on: date, but: Collection[str] = ()) -> tuple[Finding, ...]:
    """What the content checks find in it on that day, all classes or all but some."""
    return check(passages(content), on=on, but=but)


def where(place: str) -> str:
    """A passage's place in the reader's language: 标题, 提要, 第3段."""
    part, _colon, number = place.partition(":")
    if part == BODY:
        return _("第%(number)s段") % {"number": number}
    return {HEADLINE: _("标题"), SUMMARY: _("提要")}.get(part, place)
