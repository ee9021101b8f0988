"""What readers ask for."""

from collections.abc import Collection

from rongmei.core.search.query import find
from rongmei.domains.publishing.queries.deliveries import live_of
from rongmei.domains.publishing.queries.records import DeliveryRecord, Found
from rongmei.domains.stories.api import versions_of_hashes

ARTICLE_WORDS = "publishing.article"
REMEMBERED = 5000

Key = tuple[int, str]
_headlines: dict[Key, str] = {}


def public_url(story: int) -> str:
    """Where a story can be read on the site; empty when it is not live."""
    return next((d.url for d in live_of([story])), "")


def search_published(words: str, *, limit: int = 30) -> list[Found]:
    """What is live and holds every word, newest first, by its signed headline.

    Drafts and withdrawn stories are not in this index; what the index itself says is shown to nobody.
    """
    hits = {hit.object_id: hit for hit in find(words, kinds=[ARTICLE_WORDS], limit=limit)}
    there = {d.story: d for d in live_of(list(hits))}
    headlines = _signed(list(there.values()))
    return [Found(headlines[pk], there[pk].url, hit.at) for pk, hit in hits.items() if pk in headlines]


def _signed(live: Collection[DeliveryRecord]) -> dict[int, str]:
    """The headlines of deliveries by story, remembered: a signed version is read and proven once."""
    if len(_headlines) > REMEMBERED:
        _headlines.clear()
    fresh = {(d.story, d.content_hash) for d in live} - _headlines.keys()
    for key, found in versions_of_hashes(fresh).items() if fresh else ():
        if found.content.hash == found.hash:
            _headlines[key] = found.content.headline
    known = {d.story: _headlines.get((d.story, d.content_hash)) for d in live}
    return {story: headline for story, headline in known.items() if headline is not None}
