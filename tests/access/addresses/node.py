"""What anybody may ask."""

from tests.access.address import Open, page

ADDRESSES = (
    page("healthz", Open.ANYBODY),
    page("metrics", Open.ANYBODY),
    page("portal:node", Open.ANYBODY),
    page("portal:search", Open.ANYBODY, "code"),
)
