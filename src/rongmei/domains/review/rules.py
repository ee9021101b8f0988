"""Who may do what in review."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import Role, declare
from rongmei.core.permissions.roles import NEWSROOM, REVIEWERS

SEE = declare("review.see", _("查看审稿"), NEWSROOM)
OPEN = declare("review.open", _("送审"), NEWSROOM | {Role.SYSTEM})
DECIDE = declare("review.decide", _("审稿"), REVIEWERS)
REOPEN = declare("review.reopen", _("重新审核"), NEWSROOM | {Role.SYSTEM})
SIGN_BATCH = declare("review.batch.sign", _("批量签发旧站稿件"), {Role.THIRD_REVIEWER})
SIGN_PIECES = declare("review.batch.carry_out", _("执行批量签发"), {Role.SYSTEM})
DISMISS = declare("review.finding.dismiss", _("忽略机器检查的误报"), NEWSROOM)
SWITCH = declare("review.check.switch", _("开关机器检查"), {Role.SYSTEM_ADMIN})
SHAPE = declare("review.circuit.shape", _("调整审核流程"), {Role.SYSTEM_ADMIN})
