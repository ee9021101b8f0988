"""The law of one link: the same deed has the same hash, and anything told otherwise has another."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
import rfc8785
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.organisations import make_organisation

from rongmei.core.journal import kind
from rongmei.core.journal.append import _MOST, append
from rongmei.core.journal.chain import GENESIS, canonical, link
from rongmei.core.permissions import Actor
from rongmei.core.scoping import scoped

ids = st.integers(1, _MOST)
codes = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=20)
values = st.none() | st.booleans() | st.integers(-_MOST, _MOST) | codes
rows = st.fixed_dictionaries(
    {
        "organisation_id": ids, "id": ids, "actor": st.none() | ids, "verb": codes, "object_kind": codes,
        "object_id": ids, "data": st.dictionaries(codes, values, max_size=4),
        "at": st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    }
)  # fmt: skip
hashes = st.text("0123456789abcdef", min_size=64, max_size=64)
CHANNEL = kind("test.sized", "大小")


@given(hashes, ids, rows)
def test_order_of_keys_and_zone_of_time_say_nothing(previous: str, sequence: int, row: dict[str, Any]) -> None:
    told = dict(reversed(row.items()))
    told["data"] = dict(reversed(row["data"].items()))
    told["at"] = row["at"].astimezone(timezone(timedelta(hours=8)))
    assert link(previous, sequence, told) == link(previous, sequence, row)


@given(st.data(), hashes, ids, rows)
def test_whatever_is_told_otherwise_has_another_hash(
    data: st.DataObject, previous: str, sequence: int, row: dict[str, Any]
) -> None:
    name = data.draw(st.sampled_from(sorted(row)))
    other = {**row, name: data.draw(rows.map(lambda r: r[name]).filter(lambda v: not _same(v, row[name])))}
    assert link(previous, sequence, other) != link(previous, sequence, row)


@given(hashes, hashes, ids, ids, rows)
def test_a_link_holds_to_its_place_and_to_the_one_before(
    first: str, second: str, here: int, there: int, row: dict[str, Any]
) -> None:
    assert (link(first, here, row) == link(second, here, row)) == (first == second)
    assert (link(first, here, row) == link(first, there, row)) == (here == there)


@given(rows)
def test_a_deed_is_said_as_rfc_8785_says_it(row: dict[str, Any]) -> None:
    said = {**row, "at": row["at"].isoformat()}
    assert canonical(said) == rfc8785.dumps(said)


def _same(a: object, b: object) -> bool:
    """Python holds 1 and True for the same; JSON does not."""
    return json.dumps(a, sort_keys=True, default=str) == json.dumps(b, sort_keys=True, default=str)


def test_the_first_link_hangs_on_nothing() -> None:
    assert GENESIS == "0" * 64


@pytest.mark.django_db
@pytest.mark.parametrize("number", [2**53, -(2**53), 1.5])
def test_a_number_that_no_seal_can_say_is_refused(number: Any) -> None:
    place = make_organisation()
    with scoped(place.pk), transaction.atomic(), pytest.raises(ValueError, match="codes only"):
        append(Actor.system(place.pk), CHANNEL, place, size=number)
