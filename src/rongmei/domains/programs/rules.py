"""Who may do what with webhooks. That answers are kept asks for no permission beyond those of what is done."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import Role, declare

KEEP_WEBHOOKS = declare("programs.webhook.keep", _("管理回调"), {Role.SYSTEM_ADMIN})
SEND = declare("programs.webhook.send", _("推送回调"), {Role.SYSTEM})
