"""Who may do what with providers and items."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import Role, declare
from rongmei.core.permissions.roles import NEWSROOM

SEE = declare("ingest.item.see", _("查看采集内容"), NEWSROOM)
KEEP = declare(
    "ingest.provider.keep",
    _("维护采集源"),
    {Role.EDITOR, Role.DUTY_DESK, Role.DIRECTOR, Role.SYSTEM_ADMIN, Role.SYSTEM},
)
RUN = declare("ingest.provider.run", _("立即采集"), NEWSROOM | {Role.SYSTEM})
