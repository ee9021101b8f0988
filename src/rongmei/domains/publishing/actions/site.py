"""The centre's public folder, and the bake manifest that says what lies in it."""

import contextlib
import logging
from collections.abc import Collection, Iterator, Mapping

from django.conf import settings

from rongmei.core.scoping import current
from rongmei.domains.organisations.api import licences, organisation
from rongmei.domains.publishing.actions.kept import kept_bytes
from rongmei.domains.publishing.adapters.article import Rendered, Site
from rongmei.domains.publishing.adapters.formatters.icons import LOGO, icons
from rongmei.domains.publishing.adapters.formatters.pages import drawn_icons
from rongmei.domains.publishing.adapters.transmitters import PublicFolder
from rongmei.domains.publishing.models import BakedFile

log = logging.getLogger(__name__)


class Bakery:
    """The writing organisation's public folder, held; what is written is noted in the bake manifest.

    Args:
        folder: held by this block.
    """

    def __init__(self, folder: PublicFolder) -> None:
        self.folder = folder

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files by path and note their hashes; doing it twice changes nothing."""
        written = self.folder.write(files)
        known = dict(BakedFile.mine().filter(path__in=written).values_list("path", "sha256"))
        fresh = [BakedFile(path=path, sha256=sha) for path, sha in written.items() if known.get(path) != sha]
        BakedFile.objects.bulk_create(
            fresh, update_conflicts=True, update_fields=["sha256"], unique_fields=["organisation", "path"]
        )

    def remove(self, paths: Collection[str]) -> None:
        """Take files away."""
        self.folder.remove(paths)
        BakedFile.mine().filter(path__in=paths).delete()

    def bury(self, path: str, page: bytes) -> None:
        """Put a tombstone where a page was."""
        self.folder.bury(path, page)
        BakedFile.mine().filter(path=path).delete()


def site() -> Site:
    """The site of the writing organisation."""
    place = organisation(current().writing)
    numbers = tuple((str(x.label), x.number) for x in licences())
    mark = LOGO if place.logo else "icon.svg"
    return Site(
        place.code, place.centre_name, place.name, f"/site/{place.code}/", settings.RONGMEI_ORIGIN, numbers, mark
    )


def marks() -> Rendered:
    """The centre's mark in every size: made from its logo, or the house's own while it has none.

    A logo whose bytes are not those that were set is not shown, and is told in the log; news goes out all the same.
    """
    logo = organisation(current().writing).logo
    data = kept_bytes(logo) if logo else None
    if logo and data is None:
        log.warning("the logo is not what was set", extra={"fields": {"sha256": logo}})
    return {**drawn_icons(), **icons(data)} if data else drawn_icons()


def folder() -> PublicFolder:
    """Where the writing organisation's site lies."""
    return PublicFolder(settings.RONGMEI_PUBLIC_ROOT / organisation(current().writing).code)


@contextlib.contextmanager
def baking() -> Iterator[Bakery]:
    """Hold the folder for as long as files are read from the database and written."""
    with folder().held() as held:
        yield Bakery(held)


def baked(**only: object) -> dict[str, str]:
    """The bake manifest, or the part of it that a lookup names: sha256 by path."""
    return dict(BakedFile.mine().filter(**only).values_list("path", "sha256"))
