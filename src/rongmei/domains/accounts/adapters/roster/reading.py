"""From the bytes of an uploaded list to its rows, as text; what the text means is decided by the verb."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal

MOST_BYTES = 5_000_000
MOST_UNPACKED = 60_000_000
MOST_ROWS = 2000
COLUMNS = {"姓名": "name", "账号": "username", "角色": "roles", "部门/岗位": "place", "部门": "desk", "岗位": "title"}
NEEDED = ("姓名", "账号", "角色")
_BOM_OR_UTF8, _CHINESE = "utf-8-sig", "gb18030"


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One line of a list of staff.

    Attributes:
        line: its number in the file, from 1, the heading included.
    """

    line: int
    name: str
    username: str
    roles: str
    desk: str
    title: str


def read(data: bytes) -> list[RosterRow]:
    """The rows of an XLSX or CSV list, told apart by content; empty lines are left out.

    Raises:
        Refusal: neither of the two, too large, a needed column is missing, or no row at all.
    """
    if len(data) > MOST_BYTES:
        raise Refusal(_("文件超过5MB。"), _("请只保留人员名单这一张表。"))
    lines = _xlsx(data) if data.startswith(b"PK") else _csv(data)
    rows = list(_rows(lines))
    if not rows:
        raise Refusal(_("表格里没有人员。"), _("请在表头下面每行填写一个人。"))
    return rows


def _rows(lines: Iterable[tuple[str, ...]]) -> Iterator[RosterRow]:
    where: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if number > MOST_ROWS:
            raise Refusal(_("表格超过%(n)d行。") % {"n": MOST_ROWS}, _("请分成几个文件导入。"))
        if not any(line):
            continue
        if not where:
            where = _heading(line)
            continue
        yield _row(number, {key: line[at] if at < len(line) else "" for key, at in where.items()})


def _heading(line: tuple[str, ...]) -> dict[str, int]:
    if missing := [column for column in NEEDED if column not in line]:
        raise Refusal(_("表头缺少列：%(names)s。") % {"names": "、".join(missing)}, _("请下载模板对照。"))
    return {COLUMNS[cell]: at for at, cell in enumerate(line) if cell in COLUMNS}


def _row(number: int, cells: dict[str, str]) -> RosterRow:
    desk, _slash, title = cells.get("place", "").replace("／", "/").partition("/")
    return RosterRow(
        number,
        cells["name"],
        cells["username"],
        cells["roles"],
        cells.get("desk") or desk.strip(),
        cells.get("title") or title.strip(),
    )


def _csv(data: bytes) -> list[tuple[str, ...]]:
    text = io.StringIO(_decoded(data), newline="")
    try:
        return [tuple(cell.strip() for cell in line) for line in csv.reader(text)]
    except csv.Error:
        raise _unreadable() from None


def _decoded(data: bytes) -> str:
    """Chinese Excel saves CSV as GB18030, everything else as UTF-8."""
    for encoding in (_BOM_OR_UTF8, _CHINESE):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _unreadable()


def _xlsx(data: bytes) -> list[tuple[str, ...]]:
    # Both bring NumPy with them, a tenth of a process's start.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        if sum(part.file_size for part in ZipFile(io.BytesIO(data)).infolist()) > MOST_UNPACKED:
            raise Refusal(_("表格展开后过大。"), _("请只保留人员名单这一张表。"))
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        lines = book.worksheets[0].iter_rows(max_row=MOST_ROWS + 1, max_col=40, values_only=True)
        return [tuple("" if cell is None else str(cell).strip() for cell in line) for line in lines]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, SyntaxError):
        raise _unreadable() from None


def _unreadable() -> Refusal:
    return Refusal(_("无法读取这个文件。"), _("请上传XLSX表格，或用UTF-8、GB18030编码保存的CSV。"))
