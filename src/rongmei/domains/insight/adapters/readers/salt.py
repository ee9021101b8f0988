"""The day's salt: readers can be told apart within a day and a centre, and never be followed beyond."""

import contextlib
import fcntl
import hashlib
import json
import os
import secrets
from datetime import date
from pathlib import Path

from rongmei.domains.insight.adapters.lake.durable import draft_of


class DaySalt:
    """Random bytes shared by this node's web processes, made new each day; those of yesterday are gone for ever.

    They lie in `run`, which no backup takes, and are read for every use rather than remembered.

    Args:
        path: the one file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def reader(self, day: date, *, centre: str, address: str, agent: str) -> int:
        """The 64-bit number of a reader on one day at one centre; address and agent cannot be had back from it."""
        salt = self._kept(day) or self._renewed(day)
        told = "\0".join((centre, address, agent)).encode("utf-8", "replace")
        return int.from_bytes(hashlib.blake2b(told, key=salt, digest_size=8).digest(), "big", signed=True)

    def forget(self, today: date) -> bool:
        """Remove the salt when it is of a day before; True when there was one to remove."""
        found = self._read()
        if not self.path.exists() or (found and found[0] >= today):
            return False
        self.path.unlink(missing_ok=True)
        return True

    def _kept(self, day: date) -> bytes | None:
        found = self._read()
        return found[1] if found and found[0] == day else None

    def _read(self) -> tuple[date, bytes] | None:
        with contextlib.suppress(OSError, ValueError, KeyError):
            found = json.loads(self.path.read_text("utf-8"))
            return date.fromisoformat(found["day"]), bytes.fromhex(found["salt"])
        return None

    def _renewed(self, day: date) -> bytes:
        """The day's salt, made by whichever process comes first; never in place of a later day's."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            found, fresh = self._read(), secrets.token_bytes(32)
            if found and found[0] >= day:
                return found[1] if found[0] == day else fresh
            return self._write(day, fresh)
        finally:
            os.close(descriptor)

    def _write(self, day: date, salt: bytes) -> bytes:
        draft = draft_of(self.path)
        draft.touch(0o600)
        draft.write_text(json.dumps({"day": day.isoformat(), "salt": salt.hex()}))
        draft.replace(self.path)
        return salt
