"""What readers ask for."""

from rongmei.core.search.query import find
from rongmei.domains.publishing.queries.deliveries import live_of
from rongmei.domains.publishing.queries.records import Found

ARTICLE_WORDS = "publishing.article"


def public_url(story: int) -> str:
    """Where a story can be read on the site; empty when it is not live."""
    return next((d.url for d in live_of([story])), "")


def search_published(words: str, *, limit: int = 30) -> list[Found]:
    """What is live and holds every word, newest first. Drafts and withdrawn stories are not in this index."""
    hits = {hit.object_id: hit for hit in find(words, kinds=[ARTICLE_WORDS], limit=limit)}
    there = {d.story: d for d in live_of(list(hits))}
    return [Found(hit.title, there[pk].url, hit.at) for pk, hit in hits.items() if pk in there]
