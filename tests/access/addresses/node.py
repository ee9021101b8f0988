"""What anybody may ask."""

from tests.access.address import NOT_FOUND, Open, but, page

ADDRESSES = (
    page("healthz", Open.ANYBODY),
    # There is no such page while no token is set.
    but(page("metrics", Open.ANYBODY), comes=NOT_FOUND),
    page("portal:node", Open.ANYBODY),
    page("portal:search", Open.ANYBODY, "code"),
)
