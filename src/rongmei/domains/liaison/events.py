"""Deeds of liaison. Data holds ids, hashes and codes; what people wrote stays in the rows."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.journal import kind

SUBMITTED = kind("submission.sent", _("上报稿件"))
TAKEN_BACK = kind("submission.taken_back", _("撤回上报"))
QUEUED = kind("package.queued", _("装包待送"))
DELIVERED = kind("package.delivered", _("稿包送达"))
FAILED = kind("package.failed", _("稿包未送达"))
RETRIED = kind("package.retried", _("重送稿包"))
ARRIVED = kind("package.arrived", _("收到稿包"))
SIGNED_FOR = kind("package.signed_for", _("签收报送稿"))
ADOPTED = kind("package.adopted", _("采用报送稿"))
RETURNED = kind("package.returned", _("退回报送稿"))
DIFFERENCE_OPENED = kind("difference.opened", _("来源更正，出现差异"))
DIFFERENCE_TAKEN = kind("difference.taken", _("接受来源更正"))
DIFFERENCE_DISMISSED = kind("difference.dismissed", _("不接受来源更正"))
ADOPTION_SUSPENDED = kind("adoption.suspended", _("来源撤稿，停用采用稿"))
ADOPTION_WITHDRAWN = kind("adoption.withdrawn", _("确认撤下采用稿"))
ADOPTION_RESTORED = kind("adoption.restored", _("恢复采用稿"))
