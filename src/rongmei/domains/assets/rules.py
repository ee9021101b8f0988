"""Who may do what with assets."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import Role, declare
from rongmei.core.permissions.roles import NEWSROOM

SEE = declare("assets.asset.see", _("查看素材"), NEWSROOM)
UPLOAD = declare("assets.asset.upload", _("上传素材"), NEWSROOM | {Role.CORRESPONDENT, Role.SYSTEM})
DESCRIBE = declare("assets.asset.describe", _("编辑素材说明"), NEWSROOM | {Role.SYSTEM})
