"""Around every page of the desk."""

from rongmei.domains.accounts import api as accounts
from rongmei.domains.planning import api as planning
from tests.access.address import page

ADDRESSES = (
    page("desk:home", planning.SEE),
    page("desk:search", planning.SEE),
    page("desk:inbox", accounts.SEE),
    page("desk:events", accounts.SEE),
    page("desk:waiting", accounts.SEE),
)
