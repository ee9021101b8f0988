from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rongmei.runtime.backup.retention import moment, name, superfluous

moments = st.integers(0, 10**9).map(lambda seconds: datetime.fromtimestamp(10**9 + seconds, UTC))
few = st.integers(0, 8)


def test_of_a_year_of_nights_a_week_four_weeks_and_twelve_months_stay() -> None:
    last = datetime(2026, 11, 25, 2, 30, tzinfo=UTC)
    nights = [name(last - timedelta(days=n)) for n in range(400)]
    gone = superfluous(nights, days=7, weeks=4, months=12)
    kept = [n for n in nights if n not in gone]
    assert kept[:7] == nights[:7]
    assert [moment(n) for n in kept[7:]] == [
        datetime(2026, 11, 15, 2, 30, tzinfo=UTC), datetime(2026, 11, 8, 2, 30, tzinfo=UTC),
        *(datetime(2026, month + 1, 1, 2, 30, tzinfo=UTC) - timedelta(days=1) for month in range(10, 0, -1)),
        datetime(2025, 12, 31, 2, 30, tzinfo=UTC),
    ][: len(kept) - 7]  # fmt: skip
    assert len(kept) == 7 + 2 + 11


@given(st.lists(moments, max_size=40), few, few, few)
def test_the_newest_stays_strangers_stay_and_doing_it_again_changes_nothing(
    made: list[datetime], days: int, weeks: int, months: int
) -> None:
    names = [*{name(at) for at in made}, "rongmei-notes.txt", "other.tar.gz", "rongmei-20269999-000000.tar.gz"]
    gone = superfluous(names, days=days, weeks=weeks, months=months)
    left = [n for n in names if n not in gone]
    assert all(moment(n) for n in gone)
    assert not made or name(max(made)) in left
    assert len([n for n in left if moment(n)]) <= max(1, days + weeks + months + 1)
    assert superfluous(left, days=days, weeks=weeks, months=months) == []


@given(moments)
def test_a_name_tells_its_moment(at: datetime) -> None:
    assert moment(name(at)) == at
