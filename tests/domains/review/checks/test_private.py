"""Numbers that belong to a person; all of these are made up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongmei.domains.review.adapters.checks import private

ON = date(2026, 12, 1)


def numbered(first: str) -> str:
    """Seventeen digits and their check digit."""
    total = sum(int(d) * w for d, w in zip(first, private.WEIGHTS, strict=True))
    return first + private.DIGITS[total % 11]


@given(st.dates(date(1930, 1, 1), date(2020, 1, 1)), st.integers(0, 999))
def test_an_identity_number_is_found_and_no_other_with_one_digit_changed(born: date, order: int) -> None:
    number = numbered(f"511921{born:%Y%m%d}{order:03d}")
    assert len(list(private.identity(f"身份证号{number}，", ON))) == 1
    changed = number[:10] + str((int(number[10]) + 1) % 10) + number[11:]
    assert not list(private.identity(f"身份证号{changed}，", ON))


def test_the_last_may_be_a_small_x() -> None:
    number = next(n for order in range(100) if (n := numbered(f"51192119900101{order:03d}")).endswith("X"))
    assert len(list(private.identity(number.lower(), ON))) == 1


@pytest.mark.parametrize("text", ["13800138000", "138 0013 8000", "电话：139-0013-8000。"])
def test_mobile_numbers_are_found(text: str) -> None:
    assert len(list(private.mobile(text, ON))) == 1


@pytest.mark.parametrize("text", ["0827-7222333", "12345热线", "编号1380013800012", "12138元", "120"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not list(private.mobile(text, ON))


def test_a_bank_card_is_found_by_its_check_digit() -> None:
    assert len(list(private.card("卡号6222 0212 3456 7890 128", ON))) == len(
        list(private.card("6222021234567890128", ON))
    )
    assert len(list(private.card("4111111111111111", ON))) == 1
    assert not list(private.card("4111111111111112", ON))
    assert not list(private.card("0000000000000000", ON))
