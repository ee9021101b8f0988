"""Read a file, or every feed file of a folder, inside the folders the operator allowed."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from rongmei.core.http import TooLarge
from rongmei.core.i18n import Refusal
from rongmei.domains.ingest.adapters.parsers.choose import MOST_BYTES
from rongmei.domains.ingest.adapters.parsers.parsed import Input, Problem
from rongmei.domains.ingest.adapters.transports.fetched import Fetched

ENDINGS = {".xml", ".rss", ".atom", ".rdf", ".json", ".csv"}
MOST_FILES = 1000


def fetch(location: str, _etag: str, _last_modified: str) -> Fetched:
    """Read the file, or the folder's feed files in the order of their names.

    Raises:
        Refusal: outside the allowed folders, not there, or not readable. TooLarge: a file is.
    """
    path = _inside(Path(location))
    return Fetched(_each(path) if path.is_dir() else (_read(path),))


def _each(folder: Path) -> Iterator[Input | Problem]:
    """A folder's files; one that cannot be read keeps nobody from the others."""
    files = _files(folder)
    for file in files[:MOST_FILES]:
        try:
            yield _read(_inside(file))
        except Refusal as refusal:
            yield Problem(f"{file.name}：{refusal}")
    left = len(files) - MOST_FILES
    if left > 0:
        yield Problem(str(_("文件夹里还有 %(n)d 个文件没有读取，请移走已采集的文件。") % {"n": left}))


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(p for p in folder.iterdir() if p.suffix.lower() in ENDINGS)
    except OSError as error:
        raise _unreadable(folder, error) from None


def _inside(path: Path) -> Path:
    try:
        real = path.resolve()
        there = real.exists()
    except (OSError, RuntimeError, ValueError):  # a loop of links, or a name no system takes
        raise Refusal(_("位置 %(name)s 无法打开。") % {"name": path.name}, _("请检查位置是否写错。")) from None
    if not any(real.is_relative_to(folder) for folder in settings.RONGMEI_FEED_FOLDERS):
        raise Refusal(
            _("这个位置不在允许读取的文件夹内。"), _("请系统管理员在设置 RONGMEI_FEED_FOLDERS 中加入该文件夹。")
        )
    if not there:
        raise Refusal(_("找不到文件 %(name)s。") % {"name": path.name}, _("请检查位置是否写错。"))
    return real


def _read(path: Path) -> Input:
    if not path.is_file():  # a pipe or a device has no end
        raise Refusal(_("%(name)s 不是普通文件。") % {"name": path.name}, _("请指定文件或文件夹。"))
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _unreadable(path, error) from None
    if len(content) > MOST_BYTES:
        raise TooLarge(_("文件 %(name)s 过大。") % {"name": path.name})
    return Input(content)


def _unreadable(path: Path, error: OSError) -> Refusal:
    return Refusal(
        _("读不了文件 %(name)s：%(why)s。") % {"name": path.name, "why": error.strerror or error},
        _("请检查文件的读取权限。"),
    )
