"""The other place that backups go to: a folder, or an S3-compatible store, through Django's storage."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files import File
from django.core.files.storage import InvalidStorageError, Storage, storages

from rongmei.runtime.trouble import Trouble

ALIAS = "backup"
_CHUNK = 1 << 20


def told() -> str:
    """The place as the operator named it."""
    named: str = settings.RONGMEI_BACKUP_TO
    return named


def put(file: Path) -> str:
    """Send a file there under its own name; returns its sha256."""
    with file.open("rb") as opened:
        digest = _summed(opened)
        opened.seek(0)
        _place().save(file.name, File(opened, name=file.name))
    return digest


def names() -> list[str]:
    """What lies there, newest name last; nothing when the folder is still to be made."""
    try:
        return sorted(_place().listdir("")[1])
    except FileNotFoundError:
        return []


def size(name: str) -> int:
    """The bytes of a file there."""
    return _place().size(name)


def digest(name: str) -> str:
    """The sha256 of a file there, read from beginning to end."""
    with _place().open(name, "rb") as opened:
        return _summed(opened)


def fetch(name: str, target: Path) -> None:
    """Bring a file from there, readable by its owner only.

    Raises:
        Trouble: there is none of that name.
    """
    if not _place().exists(name):
        raise Trouble(f"{told()} 里没有 {name}。用 rongmei backups list 查看已有的备份。 (Not found.)")
    target.touch(0o600, exist_ok=False)
    with _place().open(name, "rb") as opened, target.open("wb") as out:
        for chunk in _chunks(opened):
            out.write(chunk)


def remove(name: str) -> None:
    """Remove a file there."""
    _place().delete(name)


def _place() -> Storage:
    try:
        return storages[ALIAS]
    except InvalidStorageError as error:
        if told().startswith("s3://"):
            raise Trouble("S3 存储需要软件包：pip install 'django-storages[s3]'。 (A package is missing.)") from error
        raise Trouble("没有设置备份位置。请设置 RONGMEI_BACKUP_TO。 (No place for backups is set.)") from error


def _summed(opened: IO[bytes] | File) -> str:  # type: ignore[type-arg]
    found = hashlib.sha256()
    for chunk in _chunks(opened):
        found.update(chunk)
    return found.hexdigest()


def _chunks(opened: IO[bytes] | File) -> Iterator[bytes]:  # type: ignore[type-arg]
    while chunk := opened.read(_CHUNK):
        yield chunk
