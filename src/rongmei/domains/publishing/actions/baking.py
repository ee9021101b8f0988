"""Baking one story: the files readers see, made from its signed version only."""

import json

from django.db.models import QuerySet

from rongmei.domains.publishing.actions.articles import article_of
from rongmei.domains.publishing.actions.signed import signed_content, signed_pictures
from rongmei.domains.publishing.actions.site import Bakery, baking, site
from rongmei.domains.publishing.adapters.article import article_path
from rongmei.domains.publishing.adapters.formatters import article_page, gone_page, ninjs
from rongmei.domains.publishing.adapters.formatters.pages import site_assets
from rongmei.domains.publishing.enums import DeliveryState
from rongmei.domains.publishing.models import Delivery
from rongmei.domains.publishing.queries.notices import corrections
from rongmei.domains.stories.api import uuids

THERE = (DeliveryState.LIVE, DeliveryState.SENDING)


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
    }
    with baking() as bakery:
        bakery.folder.unbury(article.path)
        bakery.write({**files, **shown, **pages})
        bakery.remove(_lonely(sent.story_id) - shown.keys())
    return article.path


def settle_story(story: int) -> None:
    """Make a story's files say what its deliveries say: what is live is there, what was withdrawn has a tombstone,
    what a broken attempt left behind is gone. News may come late or twice.
    """
    live = Delivery.mine().filter(story_id=story, state=DeliveryState.LIVE).first()
    if live:
        bake_story(live)
        return
    with baking() as bakery:
        sent = list(Delivery.mine().filter(story_id=story, first_live_at__isnull=False))
        if not any(d.state in THERE for d in sent):
            _clear(bakery, story, sent)


def _clear(bakery: Bakery, story: int, sent: list[Delivery]) -> None:
    names, _files = site_assets()
    for gone in sent:
        assert gone.first_live_at
        path = article_path(story, gone.first_live_at)
        if gone.state == DeliveryState.WITHDRAWN:
            bakery.bury(path, gone_page(site(), names))
        else:
            bakery.remove([path])
    bakery.remove({f"ninjs/{story}.json"} | _lonely(story))


def _lonely(story: int) -> set[str]:
    """Paths of the pictures of a story's deliveries that nothing else on the site, or on its way there, shows."""
    mine = _paths(Delivery.mine().filter(story_id=story))
    there = Delivery.mine().filter(state__in=THERE, shows__overlap=sorted(mine))
    return mine - _paths(there.exclude(story_id=story))


def _paths(rows: QuerySet[Delivery]) -> set[str]:
    return {path for shows in rows.values_list("shows", flat=True) for path in shows}
