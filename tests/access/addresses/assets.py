"""The picture library."""

from rongmei.domains.assets.api import SEE, UPLOAD
from tests.access.address import act, form, page

ADDRESSES = (
    page("desk:assets:library", SEE),
    act("desk:assets:upload", UPLOAD),
    form("desk:assets:asset", SEE, "asset"),
    page("desk:assets:rendition", SEE, "asset size"),
)
