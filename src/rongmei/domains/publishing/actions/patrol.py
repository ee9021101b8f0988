"""The patrol: the bytes served against the bake manifest, and tombstones that must stand."""

from rongmei.domains.publishing.actions.baking import BURIED, settle_story
from rongmei.domains.publishing.actions.lists import bake_front
from rongmei.domains.publishing.actions.site import baked, folder
from rongmei.domains.publishing.adapters.article import article_path
from rongmei.domains.publishing.adapters.formatters.pages import site_assets
from rongmei.domains.publishing.adapters.old_addresses import FOLDER
from rongmei.domains.publishing.enums import DeliveryState
from rongmei.domains.publishing.models import Delivery, OldAddress


def patrol() -> list[str]:
    """Paths of the public site whose bytes are not what was baked: changed, missing, or put there by others."""
    return folder().strangers(baked())


def mend() -> None:
    """Bake again what is live and does not lie there as it was baked; a stranger's own files are left as evidence."""
    wrong = set(patrol())
    for story in _touched(wrong):
        settle_story(story)
    bake_front()


def out_of_fashion() -> bool:
    """True for a site that was baked with another release's style or script, which its search page asks for by now."""
    lies = baked(path__startswith="assets/")
    return bool(lies) and not site_assets()[1].keys() <= lies.keys()


def redress() -> None:
    """Bake every page anew: the centre's names, licence numbers or mark changed, which stand on all of them.

    A centre that has no site yet gets none by this.
    """
    if not baked():
        return
    for story in Delivery.mine().filter(state=DeliveryState.LIVE).order_by("-id").values_list("story_id", flat=True):
        settle_story(story)
    bake_front()


def resurrected() -> list[int]:
    """Withdrawn stories whose tombstone was taken away, or whose page came back, as by an old backup of the files."""
    place = folder()
    gone = Delivery.mine().filter(state__in=BURIED, first_live_at__isnull=False)
    live = set(Delivery.mine().filter(state=DeliveryState.LIVE).values_list("story_id", flat=True))
    pages = {(d.story_id, article_path(d.story_id, d.first_live_at)) for d in gone if d.first_live_at}
    return sorted({story for story, path in pages if story not in live and not place.buried(path)})


def _touched(paths: set[str]) -> list[int]:
    live = Delivery.mine().filter(state=DeliveryState.LIVE)
    keys = {path.rpartition("/")[2] for path in paths if path.startswith(FOLDER)}
    led = set(OldAddress.mine().filter(key__in=keys).values_list("story_id", flat=True))
    return [d.story_id for d in live if d.story_id in led or paths & _files_of(d)]


def _files_of(d: Delivery) -> set[str]:
    return {*d.shows, f"ninjs/{d.story_id}.json", str(d.receipt.get("path"))}
