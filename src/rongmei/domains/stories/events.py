"""Deeds of stories."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.journal import kind

CREATED = kind("story.created", _("新建稿件"))
DRAFTED = kind("draft.changed", _("修改草稿"))
KEPT = kind("version.kept", _("保存版本"))
RESTORED = kind("version.restored", _("回到旧版本"))
SUBMITTED = kind("story.submitted", _("送审"))
RECALLED = kind("story.recalled", _("撤回送审"))
RETURNED = kind("story.returned", _("稿件退回"))
SIGNED = kind("story.signed", _("稿件签发"))
REOPENED = kind("story.reopened", _("签发后修改，需重新审核"))
TAKEN_OVER = kind("story.taken_over", _("从旧站导入"))
SIGNED_IN_BATCH = kind("story.signed_in_batch", _("旧站稿件批量签发"))
STATE_PUBLISHED = kind("story.marked_published", _("稿件状态：已发布"))
STATE_WITHDRAWN = kind("story.marked_withdrawn", _("稿件状态：已撤稿"))
