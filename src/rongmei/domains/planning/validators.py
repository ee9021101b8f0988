"""What a lead or a topic must be like."""

from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal


def check_headline(text: str) -> str:
    """The headline without spaces around it; Refusal when nothing is left."""
    headline = text.strip()
    if not headline:
        raise Refusal(_("还没有标题。"), _("请填写标题。"))
    return headline


def check_url(text: str) -> str:
    """The address, empty or http(s); Refusal for anything else, since people will click on it."""
    url = text.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if url and not (parts.scheme in ("http", "https") and parts.hostname):
        raise Refusal(_("链接看不懂。"), _("请填写以 http:// 或 https:// 开头的网址，或留空。"))
    return url
