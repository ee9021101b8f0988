"""A backup to the place the settings name: made, tried out, sent, read back, and old ones removed."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from rongmei.cli.backup.saving import save
from rongmei.config.environment import setting
from rongmei.core.files import elsewhere
from rongmei.runtime.backup import contents, diary, retention
from rongmei.runtime.backup.diary import Diary
from rongmei.runtime.layout import Home
from rongmei.runtime.trouble import Trouble

Say = Callable[[str], object]
# For file and trial: so many times the size of what is saved must be free.
ROOM = 2.2


def make(place: Home, say: Say) -> Diary:
    """Make one; what became of it stands in the node's diary. Django must be ready.

    Raises:
        Trouble: it was not made or is not good; the sentence says why. The last good one stays.
    """
    with place.claim("backup.lock"):
        diary.begin(place.path)
        try:
            return _make(place, say)
        except (Trouble, OSError) as error:
            diary.fail(place.path, str(error))
            raise Trouble(f"备份没有成功：{error} (The backup failed.)") from None
        except BaseException as error:
            diary.fail(place.path, type(error).__name__)
            raise


def _make(place: Home, say: Say) -> Diary:
    _refuse_too_little_room(place)
    now, began = datetime.now(UTC), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="timed-", dir=place.path / "run") as name:
        file = Path(name) / retention.name(now)
        save(place, file, now, lambda part: diary.note(place.path, "files", part))
        diary.note(place.path, "try")
        tested = _tried(file, say)
        diary.note(place.path, "send")
        say(f"正在存到 {elsewhere.told()} (sending) ……")
        digest = elsewhere.put(file)
        diary.note(place.path, "check")
        _read_back(file.name, digest)
        size = file.stat().st_size
    made = replace(
        diary.read(place.path), ended=datetime.now(UTC).isoformat(), step="done", part=1.0, good=now.isoformat(),
        name=file.name, size=size, sha256=digest, tested=tested, took=round(time.monotonic() - began, 1),
    )  # fmt: skip
    diary.write(place.path, made)
    _prune(say)
    return made


def _refuse_too_little_room(place: Home) -> None:
    size = sum(path.stat().st_size for _name, path in contents.members(place.path) if path.exists())
    free = shutil.disk_usage(place.path).free
    if free < size * ROOM:
        raise Trouble(
            f"磁盘空间不够：备份需要 {size * ROOM / 1e9:.1f} GB，只剩 {free / 1e9:.1f} GB。请清理磁盘。"
            f" (Too little room.)"
        )


def _tried(file: Path, say: Say) -> bool:
    """Bring it back beside the node; False where no database may be made for that."""
    if "RONGMEI_DB_OWNER" not in os.environ:
        say("无权新建数据库，只核对了校验和，没有试恢复 (sums only: no database may be made here)")
        return False
    say("正在试恢复 (trying it out) ……")
    own = {k: v for k, v in os.environ.items() if not k.startswith("RONGMEI_DB_") or k == "RONGMEI_DB_CONNECTIONS"}
    command = [sys.executable, "-m", "rongmei.cli", "restore", str(file), "--try"]
    ran = subprocess.run(command, env=own, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise Trouble(f"试恢复没有成功：{(ran.stderr or ran.stdout).strip()[-600:]}")
    return True


def _read_back(name: str, digest: str) -> None:
    if elsewhere.digest(name) != digest:
        elsewhere.remove(name)
        raise Trouble(f"存到 {elsewhere.told()} 的文件读回来与原件不符。请检查那里的磁盘或存储。")


def _prune(say: Say) -> None:
    days, weeks, months = (int(number) for number in setting("RONGMEI_BACKUP_KEEP"))
    for name in retention.superfluous(elsewhere.names(), days=days, weeks=weeks, months=months):
        elsewhere.remove(name)
        say(f"  已按保留规则删除 {name}")
