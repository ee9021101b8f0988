"""Read a file, or every feed file of a folder, inside the folders the operator allowed."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from rongmei.core.http import TooLarge
from rongmei.core.i18n import Refusal
from rongmei.domains.ingest.adapters.parsers.choose import MOST_BYTES
from rongmei.domains.ingest.adapters.parsers.parsed import Input
from rongmei.domains.ingest.adapters.transports.fetched import Fetched

ENDINGS = {".xml", ".rss", ".atom", ".rdf", ".json"}
MOST_FILES = 1000


def fetch(location: str, _etag: str, _last_modified: str) -> Fetched:
    """Read the file, or the folder's feed files in the order of their names.

    Raises:
        Refusal: outside the allowed folders, not there, or not readable. TooLarge: a file is.
    """
    path = _inside(Path(location))
    files = sorted(p for p in path.iterdir() if p.suffix.lower() in ENDINGS) if path.is_dir() else [path]
    return Fetched(tuple(_read(_inside(file)) for file in files[:MOST_FILES]))


def _inside(path: Path) -> Path:
    real = path.resolve()
    if not any(real.is_relative_to(folder) for folder in settings.RONGMEI_FEED_FOLDERS):
        raise Refusal(
            _("这个位置不在允许读取的文件夹内。"), _("请系统管理员在设置 RONGMEI_FEED_FOLDERS 中加入该文件夹。")
        )
    if not real.exists():
        raise Refusal(_("找不到文件 %(name)s。") % {"name": path.name}, _("请检查位置是否写错。"))
    return real


def _read(path: Path) -> Input:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise TooLarge(_("文件 %(name)s 过大。") % {"name": path.name})
        return Input(path.read_bytes(), "", {})
    except OSError as error:
        raise Refusal(_("读不了文件 %(name)s：%(why)s") % {"name": path.name, "why": error.strerror}) from None
