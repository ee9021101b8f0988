"""Every date that a source writes is read, or is none; no date raises."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongmei.domains.ingest.adapters.dates import read_date

EIGHT = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)  # eight in the morning in China


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23T08:00:00+08:00", "2026-11-23T08:00:00+0800", "2026-11-23T08:00+08:00",
        "2026-11-23T08:00:00.000+08:00",
        "2026-11-23T00:00:00Z", "2026-11-23T00:00:00.123456Z", "2026-11-23 00:00:00Z", "20261123T000000Z",
        "Mon, 23 Nov 2026 08:00:00 +0800", "Mon, 23 Nov 2026 00:00:00 GMT", "23 Nov 2026 00:00 UT",
        "Mon, 23 Nov 2026 08:00:00 CST", "2026-11-23 08:00:00", "2026/11/23 08:00", "2026年11月23日 08:00",
        "2026年11月23日08时00分", "2026年11月23日 08:00:00", " 2026-11-23T08:00:00+08:00\n",
    ],
)  # fmt: skip
def test_every_way_of_writing_it_is_the_same_moment(text: str) -> None:
    found = read_date(text)
    assert found is not None
    assert found.replace(microsecond=0) == EIGHT


@pytest.mark.parametrize("text", ["2026-11-23", "2026年11月23日", "2026/11/23", "2026.11.23"])
def test_a_day_is_its_midnight_here(text: str) -> None:
    assert read_date(text) == datetime(2026, 11, 22, 16, tzinfo=UTC)


def test_milliseconds_are_kept() -> None:
    found = read_date("2026-11-23T08:00:00.250+08:00")
    assert found is not None
    assert found.microsecond == 250_000


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2026-13-45", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026年13月1日",
     "Mon, 99 Nov 2026 08:00:00 GMT", "1899-12-31T00:00:00Z", "2200-01-01T00:00:00Z", "9" * 10_000, " " * 10_000 + "x"],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


@given(st.text())
def test_no_text_raises(text: str) -> None:
    read_date(text)


@given(st.datetimes(datetime(1900, 1, 2), datetime(2199, 12, 30), timezones=st.timezones(), allow_imaginary=False))  # noqa: DTZ001
def test_every_moment_survives_being_written(moment: datetime) -> None:
    found = read_date(moment.isoformat())
    assert found is not None
    assert found.astimezone(UTC) == moment.astimezone(UTC)
