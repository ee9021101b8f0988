"""Counts and times as newsrooms write them: the laws that hold for every number and moment, and the words of a few."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from rongmei.core.i18n import format_clock, format_count, format_datetime, format_day, format_weekday

LANGUAGES = ("zh-hans", "en")
MARKS = {"": 1, "万": 10**4, "亿": 10**8, "k": 10**3, "M": 10**6, "B": 10**9}
COUNTS = st.one_of(st.integers(0, 2 * 10**6), st.integers(0, 10**13 - 1))
NOW = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
MOMENTS = st.timedeltas(timedelta(days=-400), timedelta(days=400)).map(lambda away: NOW + away)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def meant(said: str) -> tuple[float, int]:
    """The number that words say, and the unit they say it in."""
    found = re.fullmatch(r"(-?[\d,.]+)(\D?)", said)
    assert found, said
    return float(found[1].replace(",", "")) * MARKS[found[2]], MARKS[found[2]]


@pytest.mark.parametrize("language", LANGUAGES)
@given(number=COUNTS)
def test_a_count_says_never_more_and_less_by_under_a_tenth_of_its_unit(language: str, number: int) -> None:
    with override(language):
        said, unit = meant(format_count(number))
    assert said <= number + 1e-3
    assert number - said < max(unit / 10, 1e-3) if unit > 1 else said == number


@pytest.mark.parametrize("language", LANGUAGES)
@given(one=COUNTS, other=COUNTS)
def test_a_greater_count_never_looks_smaller(language: str, one: int, other: int) -> None:
    with override(language):
        less, more = (meant(format_count(number))[0] for number in sorted((one, other)))
    assert less <= more


@given(number=COUNTS.filter(bool))
def test_below_nothing_is_the_same_with_a_sign(number: int) -> None:
    assert format_count(-number) == f"-{format_count(number)}"


@pytest.mark.parametrize(
    ("number", "chinese", "english"),
    [
        (0, "0", "0"), (9_999, "9,999", "9,999"), (10_000, "1万", "10k"), (12_345, "1.2万", "12.3k"),
        (99_999_999, "9999.9万", "99.9M"), (240_000_000, "2.4亿", "240M"), (1_000_000_000, "10亿", "1B"),
    ],
)  # fmt: skip
def test_counts_in_words(number: int, chinese: str, english: str) -> None:
    for language, said in zip(LANGUAGES, (chinese, english), strict=True):
        with override(language):
            assert format_count(number) == said


@pytest.mark.parametrize("language", LANGUAGES)
@given(one=MOMENTS, other=MOMENTS)
def test_days_are_called_the_same_when_they_are_the_same(language: str, one: datetime, other: datetime) -> None:
    same = timezone.localtime(one).date() == timezone.localtime(other).date()
    with override(language):
        assert (format_day(one, now=NOW) == format_day(other, now=NOW)) == same


@pytest.mark.parametrize("language", LANGUAGES)
@given(moment=MOMENTS)
def test_a_clock_ends_with_the_local_minute(language: str, moment: datetime) -> None:
    minute = f"{timezone.localtime(moment):%H:%M}"
    with override(language):
        assert format_clock(moment, now=NOW).endswith(minute)
        if not timedelta(0) <= NOW - moment < timedelta(hours=1):
            assert format_datetime(moment, now=NOW) == f"{format_day(moment, now=NOW)} {minute}"


@given(moment=MOMENTS)
def test_in_english_there_is_no_chinese(moment: datetime) -> None:
    with override("en"):
        said = (format_day(moment, now=NOW), format_datetime(moment, now=NOW), format_clock(moment, now=NOW))
        assert _CHINESE.findall("".join((*said, format_weekday(moment)))) == []


@pytest.mark.parametrize(
    ("before", "chinese", "english"),
    [
        (timedelta(0), "刚刚", "just now"),
        (timedelta(seconds=59), "刚刚", "just now"),
        (timedelta(minutes=1), "1分钟前", "1 min ago"),
        (timedelta(minutes=59, seconds=59), "59分钟前", "59 min ago"),
        (timedelta(hours=1), "今天 11:00", "today 11:00"),
        (timedelta(hours=12, seconds=1), "昨天 23:59", "yesterday 23:59"),
        (-timedelta(seconds=1), "今天 12:00", "today 12:00"),
        (-timedelta(hours=12), "明天 00:00", "tomorrow 00:00"),
        (timedelta(days=2), "11月23日 12:00", "23 Nov 12:00"),
        (timedelta(days=365), "2025年11月25日 12:00", "25 Nov 2025 12:00"),
    ],
)
def test_moments_in_words(before: timedelta, chinese: str, english: str) -> None:
    for language, said in zip(LANGUAGES, (chinese, english), strict=True):
        with override(language):
            assert format_datetime(NOW - before, now=NOW) == said


def test_a_day_with_its_weekday() -> None:
    for language, said in zip(LANGUAGES, ("11月25日 星期三", "Wed 25 Nov"), strict=True):
        with override(language):
            assert format_weekday(NOW) == said
