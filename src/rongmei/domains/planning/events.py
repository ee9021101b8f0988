"""Deeds of planning."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.journal import kind

LEAD_MADE = kind("lead.made", _("登记线索"))
LEAD_TAKEN = kind("lead.taken", _("采用线索"))
LEAD_DROPPED = kind("lead.dropped", _("不采用线索"))
LEAD_RESTORED = kind("lead.restored", _("恢复线索"))
LEAD_RELEASED = kind("lead.released", _("退回线索"))
TOPIC_PROPOSED = kind("topic.proposed", _("提出选题"))
TOPIC_DESCRIBED = kind("topic.described", _("修改选题"))
LEAD_ADDED = kind("topic.lead_added", _("加入线索"))
LEAD_REMOVED = kind("topic.lead_removed", _("移出线索"))
TOPIC_APPROVED = kind("topic.approved", _("批准选题"))
TOPIC_DROPPED = kind("topic.dropped", _("放弃选题"))
TOPIC_RESTORED = kind("topic.restored", _("恢复选题"))
TOPIC_FINISHED = kind("topic.finished", _("完成选题"))
OUTCOME_RECORDED = kind("topic.outcome", _("记录选题成效"))
COVERAGE_ADDED = kind("coverage.added", _("添加报道安排"))
ASSIGNED = kind("assignment.offered", _("派发任务"))
REASSIGNED = kind("assignment.reassigned", _("改派任务"))
RESCHEDULED = kind("assignment.rescheduled", _("修改截止时间"))
ACCEPTED = kind("assignment.accepted", _("接受任务"))
FINISHED = kind("assignment.done", _("完成任务"))
CANCELLED = kind("assignment.cancelled", _("取消任务"))
ASSIGNMENT_RESTORED = kind("assignment.restored", _("恢复任务"))
