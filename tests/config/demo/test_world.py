"""The tree and people of the demonstration world."""

import csv

from django.contrib.auth import authenticate

from rongmei.config.demo import cast, world
from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts import api as accounts
from rongmei.domains.organisations import api as organisations
from tests.support import corpus

THREE = tuple(c for c in cast.CENTRES if c.prefix in ("sc", "bz", "tj"))


def test_the_tree_stands_and_loading_again_changes_nothing(db: None) -> None:
    world.load_tree()
    first = organisations.tree()
    world.load_tree()
    assert organisations.tree() == first
    counties = [o for o in first if o.level == "county"]
    assert [o.short_name for o in counties] == ["巴州", "恩阳", "通江", "南江", "平昌"]
    for county in counties:
        below = [o.level for o in organisations.tree(county.id)]
        assert below.count("township") == below.count("department") == 2


def test_every_role_has_an_account_that_signs_in(db: None) -> None:
    world.load_tree(THREE)
    world.load_people(THREE)
    world.load_people(THREE)
    with scoped(organisations.by_code("511921").id):
        people = accounts.people()
        assert {r for p in people for r in p.roles} == set(Role) - {Role.SYSTEM}
        assert len(people) == len(cast.CAST)
        assert {d.name for d in organisations.desks()} == set(cast.DESKS)
        assert [str(x.label) for x in organisations.licences() if x.warning] == ["互联网新闻信息服务许可证"]
    with scoped(organisations.by_code("510000").id):
        assert len(accounts.people()) == len(cast.FEW)
    director = authenticate(None, username="tj-zhuren", password=cast.PASSWORD)
    assert director
    assert [o.code for o in accounts.organisations_of(director.pk)] == ["511921", "511900"]
    assert authenticate(None, username="tj-jizhe", password=cast.PASSWORD) is not None


def test_the_codes_are_real(db: None) -> None:
    lists = corpus.folder("admin_divisions")
    real: dict[str, str] = {}
    for file in ("cities.csv", "areas.csv", "streets.csv"):
        with (lists / file).open(encoding="utf-8", newline="") as lines:
            real |= {row["code"].ljust(6, "0"): row["name"] for row in csv.DictReader(lines)}
    named = {c.code: c.name for c in cast.CENTRES if c.level != organisations.Level.PROVINCE}
    named |= {c.code + code: name for c in cast.CENTRES for code, name in c.below}
    assert named == {code: real.get(code) for code in named}
