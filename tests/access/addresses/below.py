"""The centres below."""

from rongmei.domains.liaison.api import SIGN_FOR
from tests.access.address import page

ADDRESSES = (page("desk:below", SIGN_FOR), page("desk:below_export", SIGN_FOR))
