"""Who may do what with stories."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import Role, declare
from rongmei.core.permissions.roles import NEWSROOM

SEE = declare("stories.story.see", _("查看稿件"), NEWSROOM)
WRITE = declare("stories.story.write", _("撰写和修改稿件"), NEWSROOM | {Role.SYSTEM})
SUBMIT = declare("stories.story.submit", _("送审"), NEWSROOM | {Role.SYSTEM})
FOLLOW = declare("stories.story.follow", _("随审核和发布更新稿件状态"), {Role.SYSTEM})
TAKE_OVER = declare("stories.story.take_over", _("从旧站导入稿件"), {Role.SYSTEM})
