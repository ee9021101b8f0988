"""Deeds about assets."""

from django.utils.translation import gettext_lazy as _

from rongmei.core.journal import kind

UPLOADED = kind("asset.uploaded", _("上传素材"))
DESCRIBED = kind("asset.described", _("编辑素材说明"))
