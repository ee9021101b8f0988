"""Content-addressed files per organisation, over Django storage."""

import hashlib
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import NotFound
from rongmei.core.scoping import current

_SHA256 = re.compile(r"[0-9a-f]{64}")
_SPOOL = 4_000_000


@dataclass(frozen=True, slots=True)
class Stored:
    """One kept file: its sha256 in hex and its size in bytes."""

    sha256: str
    size: int


def _name(sha256: str, organisation: int) -> str:
    if not _SHA256.fullmatch(sha256):
        raise NotFound(_("没有这个文件。"))
    return f"{organisation}/{sha256[:2]}/{sha256}"


def _is_whole(name: str, size: int) -> bool:
    return default_storage.exists(name) and default_storage.size(name) == size


def put(chunks: Iterable[bytes]) -> Stored:
    """Keep bytes for the writing organisation; on return they are on disk.

    The bytes are always received in full: nothing answers "exists" for another tenant's file. A file of that name
    that is cut short, by a disk or by hand, is written anew.
    """
    digest, size = hashlib.sha256(), 0
    with tempfile.SpooledTemporaryFile(max_size=_SPOOL) as spool:
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            spool.write(chunk)
        spool.seek(0)
        name = _name(digest.hexdigest(), current().writing)
        if not _is_whole(name, size):
            default_storage.save(name, File(spool))
    return Stored(digest.hexdigest(), size)


def open_bytes(sha256: str, *, organisation: int | None = None) -> IO[bytes]:
    """Open a kept file of a readable organisation (the writing one when not named).

    Raises:
        NotFound: no such file in the scope.
    """
    owner = current().writing if organisation is None else organisation
    name = _name(sha256, owner)
    if owner not in current().readable or not default_storage.exists(name):
        raise NotFound(_("没有这个文件。"))
    return default_storage.open(name, "rb")


def exists(sha256: str) -> bool:
    """True when the writing organisation keeps this file."""
    return default_storage.exists(_name(sha256, current().writing))


def delete(sha256: str) -> None:
    """Remove a file of the writing organisation; nothing happens when it is not there."""
    default_storage.delete(_name(sha256, current().writing))
