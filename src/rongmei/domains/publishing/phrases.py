"""Sentences used in several places."""

from django.utils.translation import gettext_lazy as _

VOID = _("签发后稿件又有修改，签发已失效。请重新送审，签发后再发布。")
