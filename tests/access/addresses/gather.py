"""采: providers and items."""

from rongmei.domains.ingest.api import KEEP, RUN, SEE
from tests.access.address import act, form, page

ADDRESSES = (
    page("desk:gather:items", SEE),
    page("desk:gather:fresh", SEE),
    page("desk:gather:item", SEE, "item"),
    page("desk:gather:providers", SEE),
    page("desk:gather:provider", SEE, "provider"),
    form("desk:gather:add", KEEP, location="https://x.example/feed"),
    form("desk:gather:change", KEEP, "provider", location="https://x.example/feed", every_minutes="15"),
    act("desk:gather:run", RUN, "provider"),
    act("desk:gather:stop", RUN, "provider"),
    act("desk:gather:pause", KEEP, "provider"),
    act("desk:gather:resume", KEEP, "provider"),
    act("desk:gather:archive", KEEP, "provider"),
)
