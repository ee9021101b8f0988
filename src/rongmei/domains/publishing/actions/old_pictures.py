"""Pictures of an old site: asked for through the guarded client, or found in a folder, and kept by their hash."""

import hashlib
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.db import transaction
from django.utils.translation import gettext as _

from rongmei.core.http import Client, Unreachable
from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Actor
from rongmei.domains.assets.api import MOST_BYTES, Rights, asset_of_bytes, describe_asset, upload_picture
from rongmei.domains.publishing.models import OldPicture

# After so many silences one after the other a host is asked no more: a dead site would take a minute a picture.
SILENCES = 3
SECONDS = 20


class OldPictures:
    """What fetches the pictures of one old site. Each is kept in a transaction of its own: what is there stays there.

    Args:
        folder: where the operator laid the old site's files; the web is not asked then.
    """

    def __init__(self, actor: Actor, site: int, folder: Path | None = None, client: Client | None = None) -> None:
        self.actor, self.site, self.folder = actor, site, folder.resolve() if folder else None
        self.client = client or Client(max_bytes=MOST_BYTES, seconds=SECONDS)
        self.silent: dict[str, int] = {}

    def get(self, url: str, alt: str) -> int:
        """The asset of a picture, taken in when it is new.

        Raises:
            Refusal: it cannot be had, and why.
        """
        guid = hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
        known = OldPicture.mine().filter(site_id=self.site, guid=guid).first()
        if known:
            return known.asset_id
        data = self._inside(url) if self.folder else self._fetched(url)
        with transaction.atomic():
            asset = asset_of_bytes(hashlib.sha256(data).hexdigest()) or self._kept(data, url, alt)
            OldPicture.objects.get_or_create(site_id=self.site, guid=guid, defaults={"asset_id": asset})
        return asset

    def _kept(self, data: bytes, url: str, alt: str) -> int:
        """Taken in and described at once: nobody would describe it later."""
        name = unquote(urlsplit(url).path.rpartition("/")[2], errors="replace").replace("\0", "")
        made = upload_picture(actor=self.actor, content=[data], name=name or "picture")
        describe_asset(actor=self.actor, asset=made.id, alt=alt, credit="", rights=Rights.UNKNOWN)
        return made.id

    def _fetched(self, url: str) -> bytes:
        host = urlsplit(url).hostname or ""
        if self.silent.get(host, 0) >= SILENCES:
            raise Unreachable(_("%(host)s 多次没有回应，不再去取。") % {"host": host})
        try:
            answer = self.client.get(url)
        except Unreachable:
            self.silent[host] = self.silent.get(host, 0) + 1
            raise
        self.silent[host] = 0
        if answer.status != 200:
            raise Unreachable(_("旧站回答 %(status)d。") % {"status": answer.status})
        return answer.content

    def _inside(self, url: str) -> bytes:
        """The file of that path below the folder; nothing outside it, whatever the path or a link says."""
        assert self.folder is not None
        missing = Refusal(_("文件夹里没有这张图片。"), _("请把旧站的图片按原来的路径放进文件夹。"))
        try:
            path = (self.folder / unquote(urlsplit(url).path, errors="replace").lstrip("/")).resolve()
            if not path.is_relative_to(self.folder) or not path.is_file():
                raise missing
            with path.open("rb") as file:
                return file.read(MOST_BYTES + 1)
        except (OSError, ValueError, RuntimeError):
            raise missing from None
