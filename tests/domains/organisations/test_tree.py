"""The tree: founding, naming, walking."""

import pytest

from rongmei.core.files import put
from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Denied, Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations import api
from rongmei.domains.organisations.models import Organisation
from tests.support.people import MakeActor


@pytest.fixture
def bazhong(db: None) -> api.OrganisationRecord:
    """A province with one city, two counties and a township."""
    api.found_organisation(code="510000", name="四川省", level=api.Level.PROVINCE)
    city = api.found_organisation(code="511900", name="巴中市", level=api.Level.CITY, parent="510000")
    for code, name in (("511921", "通江县"), ("511922", "南江县")):
        api.found_organisation(code=code, name=name, level=api.Level.COUNTY, parent="511900")
    api.found_organisation(code="511921100", name="诺江镇", level=api.Level.TOWNSHIP, parent="511921")
    return city


def test_founding_writes_one_deed_and_repeating_writes_none(db: None) -> None:
    first = api.found_organisation(code="511921", name="通江", level=api.Level.COUNTY)
    again = api.found_organisation(code="511921", name="通江县", level=api.Level.COUNTY, short_name="通江")
    assert (again.id, again.name, again.short_name) == (first.id, "通江县", "通江")
    with scoped(first.id):
        assert [e.verb for e in Entry.objects.all()] == ["organisation.founded"]


def test_a_place_under_nobody_is_refused(db: None) -> None:
    with pytest.raises(NotFound, match="没有这个单位"):
        api.found_organisation(code="511921", name="通江县", level=api.Level.COUNTY, parent="511900")


@pytest.mark.parametrize("code", ["51", "5119210", "abc", "511921 ", "511921-文旅局", "511921/../x"])
def test_a_code_that_is_no_division_code_is_refused(db: None, code: str) -> None:
    with pytest.raises(Refusal, match="格式不对"):
        api.found_organisation(code=code, name="某地", level=api.Level.COUNTY)


def test_parents_stand_before_their_children(bazhong: api.OrganisationRecord) -> None:
    assert [o.code for o in api.tree()] == ["510000", "511900", "511921", "511921100", "511922"]


def test_a_branch_is_the_root_and_what_is_below(bazhong: api.OrganisationRecord) -> None:
    county = api.by_code("511921")
    assert [o.name for o in api.tree(county.id)] == ["通江县", "诺江镇"]


def test_centres_are_provinces_cities_and_counties(bazhong: api.OrganisationRecord) -> None:
    assert [o.code for o in api.centres()] == ["510000", "511900", "511921", "511922"]


def test_an_unknown_place_is_not_found(db: None) -> None:
    with pytest.raises(NotFound):
        api.organisation(4711)
    with pytest.raises(NotFound):
        api.by_code("999999")


def test_a_centre_without_names_of_its_own_goes_by_the_place(db: None) -> None:
    place = api.found_organisation(code="511921", name="通江县", level=api.Level.COUNTY)
    assert (place.centre_name, place.short_name, str(place.level_label)) == ("通江县", "通江县", "县级")


def test_the_system_administrator_renames_their_own(scope: None, county: Organisation, make_actor: MakeActor) -> None:
    actor = make_actor(Role.SYSTEM_ADMIN)
    api.rename_organisation(actor=actor, name=" 通江县 ", centre_name="通江融媒", short_name="通江")
    found = api.organisation(county.pk)
    assert (found.name, found.centre_name, found.short_name) == ("通江县", "通江融媒", "通江")
    assert Entry.objects.get().verb == "organisation.renamed"


def test_an_empty_name_is_refused(scope: None, make_actor: MakeActor) -> None:
    with pytest.raises(Refusal, match="不能为空"):
        api.rename_organisation(actor=make_actor(Role.SYSTEM_ADMIN), name=" ", centre_name="x")


def test_a_reporter_renames_nothing(scope: None, county: Organisation, make_actor: MakeActor) -> None:
    with pytest.raises(Denied):
        api.rename_organisation(actor=make_actor(Role.REPORTER), name="x", centre_name="x")
    assert api.organisation(county.pk).name == "通江县"


def test_the_mark_is_a_hash_of_what_is_kept(scope: None, county: Organisation, make_actor: MakeActor) -> None:
    keeper, mark = make_actor(Role.SYSTEM_ADMIN), put([b"mark"]).sha256
    api.set_logo(actor=keeper, logo=mark)
    assert api.organisation(county.pk).logo == mark
    assert Entry.objects.get().data == {"hash": mark}
    with pytest.raises(NotFound):
        api.set_logo(actor=keeper, logo="a" * 64)


def test_an_administrator_of_another_county_changes_nothing_here(
    county: Organisation, other_county: Organisation, make_actor: MakeActor
) -> None:
    stranger = make_actor(Role.SYSTEM_ADMIN, organisation=other_county)
    with scoped(county.pk), pytest.raises(Denied):
        api.rename_organisation(actor=stranger, name="x", centre_name="x")


def test_a_centre_says_where_it_sits_once(scope: None, county: Organisation, make_actor: MakeActor) -> None:
    keeper = make_actor(Role.SYSTEM_ADMIN)
    for _time in range(2):
        api.place_on_map(actor=keeper, longitude=107.25, latitude=31.91)
    here = api.organisation(county.pk)
    assert (here.longitude, here.latitude) == (107.25, 31.91)
    assert [entry.verb for entry in Entry.objects.all()] == ["organisation.placed"]
    api.place_on_map(actor=keeper, longitude=None, latitude=None)
    assert api.organisation(county.pk).longitude is None


@pytest.mark.parametrize("position", [(107.25, None), (None, 31.91), (181.0, 0.0), (0.0, -90.5), (float("nan"), 0.0)])
def test_half_a_position_or_one_off_the_globe_is_refused(
    scope: None, make_actor: MakeActor, position: tuple[float | None, float | None]
) -> None:
    with pytest.raises(Refusal, match="经"):
        api.place_on_map(actor=make_actor(Role.SYSTEM_ADMIN), longitude=position[0], latitude=position[1])


def test_the_centres_directly_below(bazhong: api.OrganisationRecord) -> None:
    assert [place.code for place in api.children(bazhong.id)] == ["511921", "511922"]
    assert api.children(api.by_code("511921").id) == []
