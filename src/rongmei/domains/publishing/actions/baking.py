"""Baking one story: the files readers see, made from its signed version only."""

import json

from django.db import transaction
from django.db.models import QuerySet

from rongmei.domains.publishing.actions.articles import article_of
from rongmei.domains.publishing.actions.signed import signed_content, signed_pictures
from rongmei.domains.publishing.actions.site import baking, site
from rongmei.domains.publishing.adapters.article import article_path
from rongmei.domains.publishing.adapters.formatters import article_page, gone_page, ninjs
from rongmei.domains.publishing.adapters.formatters.pages import site_assets
from rongmei.domains.publishing.adapters.old_addresses import file_of
from rongmei.domains.publishing.enums import DeliveryState
from rongmei.domains.publishing.models import Delivery, OldAddress
from rongmei.domains.publishing.queries.notices import corrections
from rongmei.domains.stories.api import uuids

THERE = (DeliveryState.LIVE, DeliveryState.SENDING)
BURIED = {DeliveryState.WITHDRAWN, DeliveryState.SUSPENDED}


def bake_story(sent: Delivery) -> str:
    """Write a delivery's page, pictures and ninjs; returns the page's path. Doing it twice changes nothing.

    Raises:
        Refusal: the version or a picture is not there, or is something else than was signed.
    """
    content = signed_content(sent)
    shown = signed_pictures(sent, content)
    place, (names, files) = site(), site_assets()
    article = article_of(sent, content, uuids([sent.story_id])[sent.story_id], corrections([sent])[sent.pk])
    pages = {
        article.path: article_page(article, place, names),
        f"ninjs/{article.id}.json": json.dumps(ninjs(article, place), ensure_ascii=False, indent=1).encode(),
        **dict.fromkeys(_old(sent.story_id), article.path.encode()),
    }
    with baking() as bakery:
        bakery.write({**files, **shown, **pages})
        bakery.folder.unbury(article.path)
        bakery.remove(_lonely(sent.story_id) - shown.keys())
    return article.path


@transaction.atomic
def settle_story(story: int) -> None:
    """Make the site say of a story what its deliveries say: its page, a tombstone, or nothing.

    After a withdrawal; and after a sending that came to nothing, whose files may lie there already. News of either may
    come late or twice. The story is locked as for a sending, so that this comes wholly before or after one.
    """
    tried = Delivery.mine().filter(story_id=story, first_live_at__isnull=False)
    list(tried.select_related("story").select_for_update(of=("story",)))
    states = set(tried.values_list("state", flat=True))
    if DeliveryState.LIVE in states:
        bake_story(tried.get(state=DeliveryState.LIVE))
    elif DeliveryState.SENDING not in states:
        _clear(story, list(tried), buried=bool(states & BURIED))


def _clear(story: int, tried: list[Delivery], *, buried: bool) -> None:
    names, _files = site_assets()
    paths = {article_path(story, d.first_live_at) for d in tried if d.first_live_at}
    with baking() as bakery:
        for path in paths if buried else ():
            bakery.bury(path, gone_page(site(), names))
        old = set() if buried else _old(story)  # an old address leads to the tombstone
        bakery.remove({f"ninjs/{story}.json"} | paths | _lonely(story) | old)


def _old(story: int) -> set[str]:
    """The files that lead from a story's old addresses to its page."""
    return {file_of(key) for key in OldAddress.mine().filter(story_id=story).values_list("key", flat=True)}


def _lonely(story: int) -> set[str]:
    """Paths of the pictures of a story's deliveries that nothing else on the site, or on its way there, shows."""
    mine = _paths(Delivery.mine().filter(story_id=story))
    there = Delivery.mine().filter(state__in=THERE, shows__overlap=sorted(mine))
    return mine - _paths(there.exclude(story_id=story))


def _paths(rows: QuerySet[Delivery]) -> set[str]:
    return {path for shows in rows.values_list("shows", flat=True) for path in shows}
