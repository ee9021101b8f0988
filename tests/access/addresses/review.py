"""审: what waits for me, and the page where it is decided."""

from rongmei.core.permissions import Role
from rongmei.domains.review.api import DECIDE, SEE
from tests.access.address import act, but, page

# It is the first level's turn.
TURN = {Role.FIRST_REVIEWER}

ADDRESSES = (
    page("desk:review:inbox", SEE),
    page("desk:review:review", SEE, "review"),
    page("desk:review:sheet", SEE, "review"),
    but(act("desk:review:approve", DECIDE, "review"), only=TURN),
    but(act("desk:review:return", DECIDE, "review", reasons="facts"), only=TURN),
)
