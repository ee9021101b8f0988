"""Without a scope nothing runs; inside one, nothing of another organisation is seen or written."""

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from rongmei.core.scoping import ScopeMissing, ScopeViolation, scoped
from rongmei.domains.organisations.models import Desk, Organisation


@pytest.mark.parametrize("use", ["exists", "first", "count", "delete"])
def test_nothing_runs_without_a_scope(county: Organisation, use: str) -> None:
    with pytest.raises(ScopeMissing):
        getattr(Desk.objects.all(), use)()


def test_another_organisations_rows_are_invisible(county: Organisation, other_county: Organisation) -> None:
    with scoped(other_county.pk):
        Desk.objects.create(name="采访部")
    with scoped(county.pk):
        assert not Desk.objects.exists()


def test_a_foreign_row_cannot_be_saved(county: Organisation, other_county: Organisation) -> None:
    with scoped(other_county.pk):
        desk = Desk.objects.create(name="采访部")
    with scoped(county.pk), pytest.raises(ScopeViolation):
        desk.save()


def test_raw_sql_sees_only_the_scope(county: Organisation, other_county: Organisation) -> None:
    with scoped(other_county.pk):
        Desk.objects.create(name="采访部")
    with scoped(county.pk), connection.cursor() as cursor:
        cursor.execute("select count(*) from organisations_desk")
        assert cursor.fetchone()[0] == 0


def test_raw_sql_without_a_scope_raises(county: Organisation) -> None:
    with scoped(county.pk):
        Desk.objects.create(name="采访部")
    with pytest.raises(ProgrammingError, match="no scope"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select * from organisations_desk")


def test_the_scope_is_told_again_after_a_rollback(county: Organisation, other_county: Organisation) -> None:
    with scoped(county.pk):
        Desk.objects.create(name="采访部")
    with pytest.raises(RuntimeError):
        _look_elsewhere_and_fail(other_county.pk)
    with scoped(county.pk):
        assert Desk.objects.count() == 1


def _look_elsewhere_and_fail(organisation: int) -> None:
    with scoped(organisation), transaction.atomic():
        assert not Desk.objects.exists()
        raise RuntimeError
