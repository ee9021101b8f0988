"""发: what is on its way and what is live."""

from rongmei.domains.publishing.api import PUBLISH, SEE, SEE_OLD, WITHDRAW
from rongmei.domains.review.api import SIGN_BATCH
from tests.access.address import act, page

ADDRESSES = (
    page("desk:publish:queue", SEE),
    page("desk:publish:story", SEE, "published"),
    act("desk:publish:publish", PUBLISH, "signed"),
    act("desk:publish:withdraw", WITHDRAW, "published", reason="有误"),
    act("desk:publish:reschedule", PUBLISH, "delivery", how="now"),
    act("desk:publish:cancel", PUBLISH, "delivery"),
    page("desk:publish:old_sites", SEE_OLD),
    page("desk:publish:old_site", SEE_OLD, "site"),
    page("desk:publish:old_problems", SEE_OLD, "site"),
    act("desk:publish:sign_old", SIGN_BATCH, "site", mark="0"),
    act("desk:publish:retry", PUBLISH, "failed"),
)
