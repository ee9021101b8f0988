"""Baking: files readers see, made from signed versions only."""

import json
from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.scoping import current
from rongmei.domains.assets.api import AssetRecord, assets, open_rendition
from rongmei.domains.organisations.api import licences, organisation
from rongmei.domains.publishing.actions.articles import article_of, picture_path
from rongmei.domains.publishing.adapters.article import Article, Site, article_path
from rongmei.domains.publishing.adapters.formatters import article_page, feeds, front_pages, gone_page, ninjs
from rongmei.domains.publishing.adapters.formatters.pages import site_assets
from rongmei.domains.publishing.adapters.transmitters import PublicFolder
from rongmei.domains.publishing.enums import DeliveryState
from rongmei.domains.publishing.models import Delivery
from rongmei.domains.publishing.queries import corrections
from rongmei.domains.stories.api import Content, version_of_hash

MOST = 500
SIZES = ("large", "thumb")


def site() -> Site:
    """The site of the writing organisation."""
    place = organisation(current().writing)
    numbers = tuple((str(x.label), x.number) for x in licences())
    return Site(place.code, place.centre_name, place.name, f"/site/{place.code}/", settings.RONGMEI_ORIGIN, numbers)


def folder() -> PublicFolder:
    """Where the writing organisation's site lies."""
    return PublicFolder(settings.RONGMEI_PUBLIC_ROOT / organisation(current().writing).code)


def bake_story(sent: Delivery) -> str:
    """Write a delivery's page, pictures and ninjs; returns the page's path. Doing it twice changes nothing.

    Raises:
        Refusal: the version is not there, or says something else than was signed.
    """
    content = signed_content(sent)
    place, (names, files) = site(), site_assets()
    article = article_of(sent, content, corrections([sent.story_id]).get(sent.story_id, []))
    pages = {
        article.path: article_page(article, place, names),
        f"ninjs/{article.id}.json": json.dumps(ninjs(article, place), ensure_ascii=False, indent=1).encode(),
    }
    shown = _pictures(assets(content.assets()).values())
    with folder().held() as target:
        target.unbury(article.path)
        target.write({**files, **shown, **pages})
        target.remove(_lonely(sent.story_id) - shown.keys())
    return article.path


def bury_story(story: int) -> None:
    """Put a tombstone where a story's page was, and take away its ninjs and the pictures nothing else shows.

    A story that is live again is left alone: news of a withdrawal may come late or twice.
    """
    names, _files = site_assets()
    with folder().held() as target:
        delivered = Delivery.mine().filter(story_id=story, first_live_at__isnull=False)
        if delivered.filter(state=DeliveryState.LIVE).exists():
            return
        for gone in delivered:
            assert gone.first_live_at
            target.bury(article_path(story, gone.first_live_at), gone_page(site(), names))
        target.remove({f"ninjs/{story}.json"} | _lonely(story))


def bake_front() -> None:
    """Write front page, lists and feeds from what is live now, and take away lists that are no more."""
    with folder().held() as target:
        live = list(Delivery.mine().filter(state=DeliveryState.LIVE).order_by("-first_live_at", "-id")[:MOST])
        notes = corrections([d.story_id for d in live])
        articles: list[Article] = [article_of(d, signed_content(d), notes.get(d.story_id, [])) for d in live]
        place, (names, files) = site(), site_assets()
        pages = front_pages(articles, place, names)
        target.write({**files, **pages, **feeds(articles, place)})
        target.remove([path for path in target.noted() if path.startswith("s/") and path not in pages])


def patrol() -> list[str]:
    """Paths of the public site whose bytes are not what was baked: changed, missing, or put there by others."""
    return folder().strangers()


def signed_content(sent: Delivery) -> Content:
    """The version a delivery names, proven to say what its hash says.

    Raises:
        Refusal: it is not there, or it was changed behind our back.
    """
    found = version_of_hash(sent.story_id, sent.content_hash)
    if found is None or found.content.hash != sent.content_hash:
        raise Refusal(_("签发的版本与保存的内容不一致，已拒绝发布。"), _("请联系系统管理员核查。"))
    return found.content


def _pictures(shown: Iterable[AssetRecord]) -> dict[str, bytes]:
    files = {}
    for asset in shown:
        for size in SIZES:
            with open_rendition(asset.id, size) as data:
                files[picture_path(asset, size)] = data.read()
    return files


def _lonely(story: int) -> set[str]:
    """Paths of the pictures of every delivered version of a story that no live story shows."""
    delivered = Delivery.mine().filter(first_live_at__isnull=False)
    mine = _shown(delivered.filter(story_id=story))
    if mine:
        mine -= _shown(delivered.filter(state=DeliveryState.LIVE).exclude(story_id=story))
    return {picture_path(asset, size) for asset in assets(mine).values() for size in SIZES}


def _shown(rows: Iterable[Delivery]) -> set[int]:
    versions = (version_of_hash(row.story_id, row.content_hash) for row in rows)
    return {asset for found in versions if found for asset in found.content.assets()}
