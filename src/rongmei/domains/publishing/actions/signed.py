"""What a signature covers, proven byte by byte before it goes out."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.domains.publishing.actions.articles import picture_path
from rongmei.domains.publishing.actions.kept import kept_bytes
from rongmei.domains.publishing.models import Delivery
from rongmei.domains.review.api import manifest
from rongmei.domains.stories.api import Content, Shown, VersionRecord, versions_of_hashes

SIZES = ("large", "thumb")


class Unsigned(Refusal):
    """Something to be published is not what was signed."""

    code = "unsigned"

    def __init__(self) -> None:
        super().__init__(_("签发的版本与保存的内容不一致，已拒绝发布。"), _("请联系系统管理员核查。"))


def signed_content(sent: Delivery) -> Content:
    """The version a delivery names, proven to say what its hash says.

    Raises:
        Unsigned: it is not there, or it was changed behind our back.
    """
    return signed_contents([sent])[sent.pk]


def signed_contents(rows: Sequence[Delivery]) -> dict[int, Content]:
    """`signed_content` of many, by delivery."""
    found = versions_of_hashes([(row.story_id, row.content_hash) for row in rows])
    return {row.pk: _proven(row, found.get((row.story_id, row.content_hash))) for row in rows}


def signed_pictures(sent: Delivery, content: Content) -> dict[str, bytes]:
    """The pictures a delivery shows in each size, by path on the site, proven to be the bytes that were signed.

    Raises:
        Unsigned: a picture's bytes or label are not in the manifest, or the store holds other bytes.
    """
    covered = manifest(sent.manifest_id)
    items = covered.items if covered else {}
    files = {}
    for shown in content.pictures:
        if items.get(("label", str(shown.asset))) != shown.label:
            raise Unsigned
        for size in SIZES:
            if items.get(("rendition", f"{shown.asset}:{size}")) != f"sha256:{shown.renditions[size]}":
                raise Unsigned
            files[picture_path(shown.renditions[size])] = _bytes(shown, size)
    return files


def shown_paths(content: Content) -> list[str]:
    """Where the pictures of a content lie on the site."""
    return sorted({picture_path(shown.renditions[size]) for shown in content.pictures for size in SIZES})


def _proven(row: Delivery, found: VersionRecord | None) -> Content:
    if found is None or found.content.hash != row.content_hash:
        raise Unsigned
    return found.content


def _bytes(shown: Shown, size: str) -> bytes:
    data = kept_bytes(shown.renditions[size])
    if data is None:
        raise Unsigned
    return data
