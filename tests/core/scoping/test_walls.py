"""Every way of writing is kept to the writing organisation; what may be read may not be written for that."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from django.apps import apps

from rongmei.core.scoping import ScopeMissing, ScopeViolation, current, scoped
from rongmei.core.scoping.across import read
from rongmei.core.scoping.models import TenantModel
from rongmei.core.scoping.querysets import _WRITES, ReadOnly
from rongmei.core.scoping.scope import Scope, unscoped
from rongmei.domains.organisations.models import Desk, Organisation
from rongmei.domains.planning.models import Topic


@pytest.fixture
def theirs(county: Organisation, other_county: Organisation) -> Iterator[Desk]:
    """A desk of the other county, read in a scope that writes ours."""
    with scoped(other_county.pk):
        Desk.objects.create(name="采访部", purpose="原样")
    with scoped(county.pk, readable=[other_county.pk]):
        yield Desk.objects.get(name="采访部")


def told(desk: Desk) -> str:
    """What the row says now, as its own county reads it."""
    with scoped(desk.organisation_id):
        return Desk.objects.get(pk=desk.pk).purpose


ROW: dict[str, Callable[[Desk], object]] = {
    "save": lambda desk: desk.save(),
    "delete": lambda desk: desk.delete(),
    "create": lambda desk: Desk.objects.create(name="新", organisation_id=desk.organisation_id),
    "bulk_create": lambda desk: Desk.objects.bulk_create([Desk(name="新", organisation_id=desk.organisation_id)]),
    "get_or_create": lambda desk: Desk.objects.get_or_create(name="新", organisation_id=desk.organisation_id),
    "move": lambda desk: Desk.objects.update(organisation_id=desk.organisation_id),
}


@pytest.mark.parametrize("write", ROW)
def test_a_row_of_theirs_is_not_written(theirs: Desk, write: str) -> None:
    theirs.purpose = "改过"
    with pytest.raises(ScopeViolation):
        ROW[write](theirs)
    assert told(theirs) == "原样"


SETS: dict[str, Callable[[Desk], object]] = {
    "update": lambda desk: Desk.objects.filter(pk=desk.pk).update(purpose="改过"),
    "delete": lambda desk: Desk.objects.filter(pk=desk.pk).delete()[0],
    "bulk_update": lambda desk: Desk.objects.bulk_update([desk], ["purpose"]),
    "update of mine": lambda desk: Desk.mine().filter(pk=desk.pk).update(purpose="改过"),
}


@pytest.mark.parametrize("write", SETS)
def test_a_set_of_rows_written_leaves_theirs_out(theirs: Desk, write: str) -> None:
    theirs.purpose = "改过"
    assert SETS[write](theirs) == 0
    assert told(theirs) == "原样"


def test_a_scope_that_names_no_other_does_not_read_it(theirs: Desk) -> None:
    with scoped(current().writing):
        assert not Desk.objects.filter(pk=theirs.pk).exists()


@pytest.mark.parametrize("write", _WRITES)
def test_a_face_is_handed_nothing_it_can_write(theirs: Desk, write: str) -> None:
    with pytest.raises(ReadOnly):
        getattr(Desk.objects.readonly().filter(pk=theirs.pk), write)()


@pytest.mark.parametrize("write", ["save", "delete"])
def test_nor_a_row_that_it_can(county: Organisation, write: str) -> None:
    with scoped(county.pk):
        Desk.objects.create(name="采访部")
        with pytest.raises(ReadOnly):
            getattr(Desk.objects.readonly().get(), write)()


@pytest.mark.parametrize("write", ["save", "delete"])
def test_nor_one_that_came_with_it(county: Organisation, write: str) -> None:
    with scoped(county.pk):
        topic = None
        for headline in ("汛期怎么过", "水退之后", "一年以后"):
            topic = Topic.objects.create(headline=headline, follows=topic)
        came = Topic.objects.readonly().select_related("follows__follows").get(headline="一年以后")
        assert came.follows
        assert came.follows.follows
        for reached in (came.follows, came.follows.follows):
            with pytest.raises(ReadOnly):
                getattr(reached, write)()


def test_a_scope_ends_with_its_block_and_an_inner_one_with_its_own() -> None:
    with scoped(1):
        with suppress(LookupError), scoped(2, readable=[3]):
            assert current() == Scope(2, frozenset({2, 3}))
            raise LookupError
        assert current() == Scope(1, frozenset({1}))
        with unscoped(), pytest.raises(ScopeMissing):
            current()
    with pytest.raises(ScopeMissing):
        current()


def test_another_thread_starts_without_one() -> None:
    seen: list[str] = []

    def look() -> None:
        try:
            current()
        except ScopeMissing:
            seen.append("none")

    with scoped(1):
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    assert seen == ["none"]


CLOSED = [m for m in apps.get_models() if issubclass(m, TenantModel) and not m.walls.reports]


@pytest.mark.parametrize("model", CLOSED, ids=lambda model: model._meta.db_table)
def test_a_table_that_is_not_named_for_reports_is_not_read_across(model: type[TenantModel]) -> None:
    with pytest.raises(TypeError, match="closed"):
        read(model)
