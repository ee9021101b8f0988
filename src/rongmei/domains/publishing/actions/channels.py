"""The channels of a centre."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.scoping import current
from rongmei.domains.publishing.models import Channel


def site_channel() -> Channel:
    """The centre's own site, made when it is first needed."""
    row: Channel = Channel.objects.get_or_create(
        organisation_id=current().writing, code="site", defaults={"name": str(_("网站"))}
    )[0]
    return row
