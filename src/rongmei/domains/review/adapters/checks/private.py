"""隐私: numbers that belong to a person. That it is one is checked by its own check digits."""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from rongmei.domains.review.adapters.checks.finding import Check, Found, checks
from rongmei.domains.review.enums import Severity

_IDENTITY = re.compile(r"(?<![\dXx])\d{6}(?:19|20)\d{9}[\dXx](?![\dXx])")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_CARD = re.compile(r"(?<!\d)(?:\d{4} ?){4}\d{0,3}(?!\d)")
# GB 11643-1999: the weights of the first seventeen digits, and the check digit by their sum modulo 11.
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
DIGITS = "10X98765432"


def identity(text: str, _on: date) -> Iterator[Found]:
    """Resident identity numbers (公民身份号码, GB 11643-1999) whose check digit is right."""
    return (Found(m.start(), m.end()) for m in _IDENTITY.finditer(text) if is_identity(m[0]))


def mobile(text: str, _on: date) -> Iterator[Found]:
    """Mobile telephone numbers."""
    return (Found(m.start(), m.end()) for m in _MOBILE.finditer(text))


def card(text: str, _on: date) -> Iterator[Found]:
    """Bank card numbers: sixteen to nineteen digits whose check digit is right (Luhn, ISO/IEC 7812-1)."""
    for m in _CARD.finditer(text):
        digits = m[0].replace(" ", "")
        if not is_identity(digits) and _luhn(digits):
            yield Found(m.start(), m.start() + len(m[0].rstrip()))


def is_identity(number: str) -> bool:
    """True when the last of eighteen characters agrees with the others."""
    if len(number) != 18:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return DIGITS[total % 11] == number[-1].upper()


def _luhn(digits: str) -> bool:
    doubled = [int(d) * (2 if at % 2 else 1) for at, d in enumerate(reversed(digits))]
    return any(digits.strip("0")) and sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


checks.register("private.identity", Check(
    Severity.VERIFY, _("身份证号"), _("这是一个人的公民身份号码，一般不能公开。"), identity,
))  # fmt: skip
checks.register("private.card", Check(
    Severity.VERIFY, _("银行卡号"), _("看起来是银行卡号，请确认可以公开。"), card,
))  # fmt: skip
checks.register("private.mobile", Check(
    Severity.VERIFY, _("手机号码"), _("请确认本人同意公开，或只留单位电话。"), mobile,
))  # fmt: skip
