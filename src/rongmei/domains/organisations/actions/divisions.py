"""Loading a whole province from division lists."""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping import scoped
from rongmei.domains.organisations import events, rules
from rongmei.domains.organisations.enums import Level
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.organisations.validators import check_code, padded

FILES = (
    ("provinces.csv", Level.PROVINCE, ""),
    ("cities.csv", Level.CITY, "provinceCode"),
    ("areas.csv", Level.COUNTY, "cityCode"),
    ("streets.csv", Level.TOWNSHIP, "areaCode"),
)


@transaction.atomic
def load_divisions(folder: Path, *, province: str) -> int:
    """Load a province's tree from division lists; returns how many places it holds. Safe to repeat.

    A place already there keeps its centre's name and takes the list's name and parent. One deed is written, on
    the province, since a list of four thousand places is one act.

    Args:
        folder: holds provinces.csv, cities.csv, areas.csv and streets.csv with columns code, name and the code above.
        province: two-digit code, e.g. "51".

    Raises:
        Refusal: a list is missing, lacks a column, or the province is not in it.
    """
    counts = [_load_level(folder / file, level, column, province) for file, level, column in FILES]
    top = Organisation.objects.filter(code=padded(province)).first()
    if top is None:
        raise Refusal(_("区划文件里没有代码为%(code)s的省份。") % {"code": province}, _("请使用两位省级代码，如51。"))
    with scoped(top.pk):
        actor = Actor.system(top.pk)
        authorise(actor, rules.FOUND)
        append(actor, events.DIVISIONS_LOADED, top, count=sum(counts))
    return sum(counts)


def _load_level(file: Path, level: Level, column: str, province: str) -> int:
    places = [(check_code(padded(r["code"])), r["name"], r.get(column, "")) for r in _lines(file, column, province)]
    ids = dict(Organisation.objects.filter(code__in={padded(p[2]) for p in places}).values_list("code", "pk"))
    rows = [
        Organisation(code=code, name=name, level=level, parent_id=ids.get(padded(above)))
        for code, name, above in places
    ]
    Organisation.objects.bulk_create(
        rows, batch_size=1000, update_conflicts=True, unique_fields=["code"], update_fields=["name", "level", "parent"]
    )
    return len(rows)


def _lines(file: Path, column: str, province: str) -> Iterator[dict[str, str]]:
    if not file.is_file():
        raise Refusal(_("找不到区划文件%(file)s。") % {"file": file.name}, _("请检查文件夹路径。"))
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        wanted = {"code", "name", column} - {""}
        if missing := wanted - set(reader.fieldnames or ()):
            names = "、".join(sorted(missing))
            raise Refusal(_("区划文件%(file)s缺少列：%(names)s。") % {"file": file.name, "names": names})
        yield from (row for row in reader if row["code"].startswith(province))
