"""评: reach."""

from rongmei.domains.insight.api import SEE
from tests.access.address import page

ADDRESSES = (
    page("desk:insight:reach", SEE),
    page("desk:insight:export", SEE),
    page("desk:insight:story", SEE, "published"),
)
