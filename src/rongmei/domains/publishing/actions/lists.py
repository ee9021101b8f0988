"""Baking what lists stories: front page, sections, feeds, sitemap."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from rongmei.domains.publishing.actions.articles import article_of, teaser_of
from rongmei.domains.publishing.actions.baking import BURIED
from rongmei.domains.publishing.actions.signed import signed_contents
from rongmei.domains.publishing.actions.site import baked, baking, folder, marks, site
from rongmei.domains.publishing.adapters.article import Article, Teaser, article_path
from rongmei.domains.publishing.adapters.formatters import feeds, front_pages
from rongmei.domains.publishing.adapters.formatters.feeds import NEWEST
from rongmei.domains.publishing.adapters.formatters.icons import LOGO
from rongmei.domains.publishing.adapters.formatters.pages import site_assets
from rongmei.domains.publishing.adapters.transmitters.site import LISTS
from rongmei.domains.publishing.enums import DeliveryState
from rongmei.domains.publishing.models import Delivery
from rongmei.domains.publishing.queries.notices import corrections
from rongmei.domains.stories.api import uuids

MOST = 500
REMEMBERED = 5000
MAPPED = 49_999  # https://www.sitemaps.org/protocol.html#index, with the front page

Key = tuple[int, str, str]
_teasers: dict[Key, Teaser] = {}


def bake_front() -> None:
    """Write front page, lists and feeds from what is live now, and take away lists that are no more.

    Also those that an old backup brought back: the bake manifest knows nothing of them by now, and they name what was
    withdrawn. Lists are made one after the other; stories are baked meanwhile.
    """
    with folder().held(LISTS):
        live = list(Delivery.mine().filter(state=DeliveryState.LIVE).order_by("-first_live_at", "-id")[:MOST])
        place, (names, files) = site(), site_assets()
        teasers = _known(live)
        pages = front_pages(teasers, place, names, _gone())
        listed = {**files, **marks(), **pages, **feeds(_whole(live[:NEWEST]), _everything(), place)}
        with baking() as bakery:
            bakery.write(listed)
            bakery.remove((baked(path__startswith="s/").keys() | bakery.folder.below("s")) - pages.keys())
            bakery.remove({LOGO} - listed.keys())


def _everything() -> list[tuple[str, datetime]]:
    """Path and last change of every live story, as many as a sitemap may name."""
    live = Delivery.mine().filter(state=DeliveryState.LIVE).order_by("-first_live_at", "-id")
    found = live.values_list("story_id", "first_live_at", "live_at")[:MAPPED]
    return [(article_path(story, first), last or first) for story, first, last in found if first]


def _gone() -> list[str]:
    """Where the stories lay that were withdrawn or suspended last and are not live again."""
    live = Delivery.mine().filter(state=DeliveryState.LIVE).values("story_id")
    gone = Delivery.mine().filter(state__in=BURIED, first_live_at__isnull=False)
    found = gone.exclude(story_id__in=live).order_by("-id").values_list("story_id", "first_live_at")[:MOST]
    return sorted({article_path(story, at) for story, at in found if at})


def _known(live: Sequence[Delivery]) -> list[Teaser]:
    """What lists show, remembered: a signed version never says anything else, so it is read and proven once."""
    found = {_key(row): _teasers.get(_key(row)) for row in live}
    fresh = [row for row in live if found[_key(row)] is None]
    contents, marks = signed_contents(fresh), uuids([row.story_id for row in fresh])
    read = {_key(row): teaser_of(row, contents[row.pk], marks[row.story_id]) for row in fresh}
    _remember(read)
    return [found[_key(row)] or read[_key(row)] for row in live]


def _remember(read: Mapping[Key, Teaser]) -> None:
    _teasers.update(read)
    for oldest in list(_teasers)[: max(0, len(_teasers) - REMEMBERED)]:
        _teasers.pop(oldest, None)


def _key(row: Delivery) -> Key:
    return row.story_id, row.content_hash, f"{row.first_live_at} {row.live_at}"


def _whole(live: Sequence[Delivery]) -> list[Article]:
    contents, marks, notes = signed_contents(live), uuids([row.story_id for row in live]), corrections(live)
    return [article_of(row, contents[row.pk], marks[row.story_id], notes.get(row.pk, [])) for row in live]
