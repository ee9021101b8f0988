"""The centres below."""

from rongmei.domains.liaison.api import SEE
from tests.access.address import page

ADDRESSES = (page("desk:below", SEE), page("desk:below_export", SEE))
