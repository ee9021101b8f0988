"""Sentences of insight that are kept with what they are about."""

from django.utils.translation import gettext_lazy as _

FOLLOW_UP = _("后续：%(headline)s")
DID_WELL = _(
    "《%(headline)s》的%(stories)d篇稿件被阅读%(reads)s次，占同期本单位阅读的%(share)d%%，"
    "超过近%(days)d天%(outdone)d%%的选题，%(completion)d%%的阅读读到了文末。"
)
HABITS = _("读者多来自“%(origin)s”，%(hour)d点前后读得最多。")
ASK = _("可以接着问：后来怎样了，还有谁受影响，读者还想知道什么。")
