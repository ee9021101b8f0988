"""One compressed tar file with a manifest of sha256 sums; what does not agree with it is refused.

Member names are checked by hand rather than by tarfile's filter, which older patch releases of Python 3.11 lack.
"""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import IO, Any

from rongmei.runtime.backup.contents import FOLDERS, TOMBSTONE, Member
from rongmei.runtime.trouble import Trouble

FORMAT = 1
MANIFEST, DUMP = "manifest.json", "database.dump"
_CHUNK = 1 << 20


def write(target: Path, members: Iterable[Member], facts: Mapping[str, Any]) -> int:
    """Write an archive that appears at `target` only when it is whole, readable by its owner only.

    Args:
        members: what goes in; a file that vanishes meanwhile is left out.
        facts: told again by `read`, beside the format and the sums.

    Returns:
        how many files it holds.
    """
    draft = target.with_name(target.name + ".part")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        with tarfile.open(fileobj=out, mode="w:gz", compresslevel=1) as tar:
            sums = {name: digest for name, path in members if (digest := _add(tar, path, name))}
            _add_manifest(tar, {**facts, "format": FORMAT, "sums": sums})
        out.flush()
        os.fsync(out.fileno())
    draft.rename(target)
    return len(sums)


def read(source: Path, room: Path) -> dict[str, Any]:
    """Unpack an archive into an empty folder.

    Returns:
        the facts it was written with.

    Raises:
        Trouble: it is no archive of ours, damaged, or names files outside the node's folders.
    """
    found: dict[str, str] = {}
    manifest: dict[str, Any] = {}
    try:
        with tarfile.open(source, mode="r:gz") as tar:
            for member in tar:
                if member.name == MANIFEST:
                    manifest = json.loads(_opened(tar, member).read())
                else:
                    found[member.name] = _unpack(_opened(tar, member), room / _safe(member))
    except (OSError, tarfile.TarError, EOFError, ValueError) as error:
        raise Trouble(f"读不了备份文件 {source}：{error}。请换一份备份。 (The backup cannot be read.)") from None
    _compare(source, manifest, found)
    return manifest


def tombstones(source: Path, room: Path) -> int:
    """Unpack from another, newer archive only the tombstones that are not in `room` yet; returns how many.

    Raises:
        Trouble: it cannot be read.
    """
    found = 0
    try:
        with tarfile.open(source, mode="r:gz") as tar:
            for member in tar:
                if member.name.startswith("public/") and member.name.endswith(TOMBSTONE):
                    target = room / _safe(member)
                    if not target.exists():
                        _unpack(_opened(tar, member), target)
                        found += 1
    except (OSError, tarfile.TarError, EOFError, ValueError) as error:
        raise Trouble(f"读不了备份文件 {source}：{error}。请移走它再恢复。 (The backup cannot be read.)") from None
    return found


def _compare(source: Path, manifest: Mapping[str, Any], found: Mapping[str, str]) -> None:
    if manifest.get("format") != FORMAT:
        raise Trouble(f"{source} 不是本版本能读的融媒备份。 (Not a backup this release can read.)")
    bad = sorted(name for name, _ in manifest["sums"].items() ^ found.items())
    if bad:
        raise Trouble(f"备份文件 {source} 已损坏：{bad[0]} 等 {len(bad)} 处与清单不符。请换一份备份。 (Damaged.)")


class _Summed:
    """A file that is summed while tarfile reads it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int) -> bytes:
        """The next bytes."""
        data = self.file.read(size)
        self.digest.update(data)
        return data


def _add(tar: tarfile.TarFile, path: Path, name: str) -> str | None:
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return None
    with file:
        # A file that is being appended to is kept as long as it is now.
        member = tar.gettarinfo(arcname=name, fileobj=file)
        summed = _Summed(file)
        tar.addfile(member, summed)  # type: ignore[arg-type]
        return summed.digest.hexdigest()


def _add_manifest(tar: tarfile.TarFile, manifest: Mapping[str, Any]) -> None:
    data = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode()
    member = tarfile.TarInfo(MANIFEST)
    member.size = len(data)
    tar.addfile(member, io.BytesIO(data))


def _opened(tar: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    file = tar.extractfile(member) if member.isreg() else None
    if file is None:
        raise ValueError(f"{member.name} is not a file")
    return file


def _safe(member: tarfile.TarInfo) -> PurePosixPath:
    name = PurePosixPath(member.name)
    known = member.name == DUMP or (name.parts[0] in FOLDERS and len(name.parts) > 1)
    if not known or ".." in name.parts or name.is_absolute():
        raise ValueError(f"{member.name} lies outside the folders of a node")
    return name


def _unpack(file: IO[bytes], path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with path.open("xb") as out:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            out.write(chunk)
    return digest.hexdigest()
