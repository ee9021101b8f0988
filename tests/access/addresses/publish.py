"""发: what is on its way and what is live."""

from rongmei.domains.publishing.api import PUBLISH, SEE, WITHDRAW
from tests.access.address import act, page

ADDRESSES = (
    page("desk:publish:queue", SEE),
    page("desk:publish:story", SEE, "published"),
    act("desk:publish:publish", PUBLISH, "signed"),
    act("desk:publish:withdraw", WITHDRAW, "published", reason="有误"),
    act("desk:publish:reschedule", PUBLISH, "delivery", how="now"),
    act("desk:publish:cancel", PUBLISH, "delivery"),
    act("desk:publish:retry", PUBLISH, "failed"),
)
