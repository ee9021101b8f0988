"""What can go wrong outside, in words."""

from rongmei.core.i18n import Refusal


class Unreachable(Refusal):
    """The other side does not answer, or answers with an error."""

    code = "unreachable"
    status = 502


class TooLarge(Refusal):
    """The other side sends more than was asked for."""

    code = "too-large"
    status = 413


class PrivateAddress(Refusal):
    """The name leads to this machine or a private network that nobody allowed."""

    code = "private-address"
    status = 403
