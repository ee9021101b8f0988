from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from rongmei.runtime.backup.timing import AGAIN, due

ZONE = ZoneInfo("Asia/Shanghai")
NIGHT = datetime(2026, 11, 25, 2, 30, tzinfo=ZONE)


def asked(now: datetime, tried: datetime | None, *, failed: bool = False) -> bool:
    return due(now.astimezone(UTC), at=[time(2, 30)], zone=ZONE, tried=tried, failed=failed)


@pytest.mark.parametrize(
    ("now", "tried", "expected"),
    [
        (NIGHT, None, True),
        (NIGHT, NIGHT - timedelta(days=1), True),
        (NIGHT - timedelta(seconds=1), NIGHT - timedelta(days=1), False),
        (NIGHT + timedelta(hours=9), NIGHT, False),
        (NIGHT + timedelta(hours=9), NIGHT - timedelta(days=1), True),
        (NIGHT + timedelta(hours=23), NIGHT - timedelta(days=3), True),
    ],
    ids=["never yet", "the hour", "a second before", "done today", "off at the hour", "off for days"],
)
def test_it_is_due_at_its_hour_or_as_soon_as_the_node_is_back(
    now: datetime, tried: datetime | None, expected: bool
) -> None:
    assert asked(now, tried) is expected


def test_a_failed_one_is_tried_again_soon_but_not_at_once() -> None:
    assert not asked(NIGHT + AGAIN / 2, NIGHT, failed=True)
    assert asked(NIGHT + AGAIN, NIGHT, failed=True)
