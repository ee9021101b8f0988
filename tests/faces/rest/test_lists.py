"""Lists that a query reads whole are cut by id: what comes or goes meanwhile moves nothing."""

from dataclasses import dataclass

import pytest

from rongmei.core.permissions import Role
from rongmei.domains.accounts.models import Membership
from rongmei.domains.organisations.models import Organisation
from rongmei.faces.rest.paging import Part, cut
from tests.factories.accounts import make_member
from tests.support.programs import MakeProgram

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Row:
    """Something with an id."""

    id: int


@pytest.mark.parametrize(("newest", "wanted"), [(False, [1, 2, 3, 4, 5]), (True, [5, 4, 3, 2, 1])])
def test_every_row_comes_once(newest: bool, wanted: list[int]) -> None:
    rows, seen, cursor = [Row(n) for n in (3, 1, 5, 2, 4)], list[int](), None
    while True:
        told = cut(rows, Part(cursor=cursor, limit=2), newest=newest)
        seen += [row.id for row in told["items"]]
        if (cursor := told["next"]) is None:
            break
    assert seen == wanted


def test_what_goes_meanwhile_moves_nothing(program: MakeProgram, county: Organisation, scope: None) -> None:
    admin = program(Role.SYSTEM_ADMIN)
    others = [make_member(county, Role.EDITOR).pk for _n in range(3)]
    first = admin.get("/people?limit=2").json()
    assert [p["membership"] for p in first["items"]] == [admin.membership, others[0]]
    Membership.mine().filter(pk=others[0]).update(active=False)
    second = admin.get(f"/people?limit=2&cursor={first['next']}").json()
    assert [p["membership"] for p in second["items"]] == others[1:]
    assert second["next"] is None


def test_versions_and_deeds_of_a_story_come_in_pages(program: MakeProgram) -> None:
    editor = program(Role.EDITOR)
    story = editor.post("/stories", {"content": {"headline": "一"}}).json()["id"]
    for note in ("甲", "乙"):
        assert editor.post(f"/stories/{story}/versions", {"note": note}).status_code == 201
    for path in ("versions", "history"):
        whole = editor.get(f"/stories/{story}/{path}").json()["items"]
        assert len(whole) > 1
        first = editor.get(f"/stories/{story}/{path}?limit=1").json()
        rest = editor.get(f"/stories/{story}/{path}?cursor={first['next']}").json()
        assert first["items"] + rest["items"] == whole
