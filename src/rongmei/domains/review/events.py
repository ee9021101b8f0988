"""Deeds of review. The object is the review; data names what is reviewed."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.journal import kind

OPENED = kind("review.opened", _("审稿开始"))
APPROVED = kind("review.approved", _("审核通过"))
RETURNED = kind("review.returned", _("审核退回"))
SIGNED = kind("review.signed", _("签发"))
WITHDRAWN = kind("review.withdrawn", _("审稿撤回"))
VOIDED = kind("review.voided", _("签发失效"))
BATCH_SIGNED = kind("batch.signed", _("批量签发旧站稿件"))
SIGNED_IN_BATCH = kind("review.signed_in_batch", _("旧站稿件按批量签发"))
DISMISSED = kind("review.finding_dismissed", _("忽略机器检查的误报"))
CHECK_SWITCHED = kind("review.check_switched", _("开关机器检查"))
SHAPED = kind("circuit.shaped", _("调整审核流程"))
