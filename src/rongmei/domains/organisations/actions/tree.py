"""Founding organisations, one at a time or a whole province from a division list."""

import csv
from pathlib import Path

from django.db import transaction

from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping import scoped
from rongmei.domains.organisations import events, rules
from rongmei.domains.organisations.enums import Level, RunningMode
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.organisations.queries import OrganisationRecord, by_code


@transaction.atomic
def found_organisation(
    *, code: str, name: str, level: Level, parent: str = "", centre_name: str = "", mode: str = RunningMode.HOSTED
) -> OrganisationRecord:
    """Put an organisation into the tree, or bring its names up to date when the code is there already.

    Args:
        code: division code (GB/T 2260, six digits or longer), or one derived from it for a department.
        parent: code of the organisation above; empty for the root.

    Raises:
        NotFound: the parent is not there.
    """
    above = by_code(parent).id if parent else None
    values = {"name": name, "level": level, "parent_id": above, "centre_name": centre_name, "mode": mode}
    row, fresh = Organisation.objects.update_or_create(code=code, defaults=values)
    if fresh:
        with scoped(row.pk):
            actor = Actor.system(row.pk)
            authorise(actor, rules.FOUND)
            append(actor, events.FOUNDED, row, code=code)
    return by_code(code)


FILES = (
    ("provinces.csv", Level.PROVINCE, ""),
    ("cities.csv", Level.CITY, "provinceCode"),
    ("areas.csv", Level.COUNTY, "cityCode"),
    ("streets.csv", Level.TOWNSHIP, "areaCode"),
)


def load_divisions(*, folder: Path, province: str) -> int:
    """Load a province's tree from division lists; returns how many places it holds. Safe to repeat.

    Args:
        folder: holds provinces.csv, cities.csv, areas.csv and streets.csv with columns code, name and the code above.
        province: two-digit code, e.g. "51".
    """
    count = 0
    for file, level, column in FILES:
        with (folder / file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if row["code"].startswith(province):
                    above = padded(row[column]) if column else ""
                    found_organisation(code=padded(row["code"]), name=row["name"], level=level, parent=above)
                    count += 1
    return count


def padded(code: str) -> str:
    """A division code at its GB/T 2260 length: provinces and cities are filled up to six digits."""
    return code.ljust(6, "0")
