"""Who may do what between organisations."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import Role, declare
from rongmei.core.permissions.roles import NEWSROOM

_CHIEFS = {Role.EDITOR, Role.SECOND_REVIEWER, Role.THIRD_REVIEWER, Role.DUTY_DESK, Role.DIRECTOR}

SEE = declare("liaison.see", _("查看上报和报送稿"), NEWSROOM)
SUBMIT = declare("liaison.submit", _("上报稿件"), _CHIEFS)
SIGN_FOR = declare("liaison.sign_for", _("签收报送稿"), _CHIEFS | {Role.FIRST_REVIEWER})
ADOPT = declare("liaison.adopt", _("采用或退回报送稿"), _CHIEFS)
DECIDE = declare("liaison.decide", _("确认撤下或恢复采用稿"), {Role.THIRD_REVIEWER, Role.DUTY_DESK, Role.DIRECTOR})
CARRY = declare("liaison.carry", _("传送稿包"), {Role.SYSTEM})
