"""Checks of where a webhook goes, and of what it is told."""

import ipaddress
import re
from collections.abc import Collection
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.domains.programs.events import SUBSCRIBABLE

LONGEST = 500
_PLAIN = re.compile(r"[\x21-\x7e]+")


def check_address(address: str) -> str:
    """The address, when it is a whole https one; http goes to the IP addresses of named inner networks only.

    Where a name leads is looked at when it is called: see `core.http`.

    Raises:
        Refusal: it is not, or it carries a password.
    """
    address = address.strip()
    parts = _split(address)
    if parts is None or parts.scheme not in ("https", "http"):
        raise Refusal(
            _("回调地址不是完整的网址。"),
            _("请填写 https:// 开头的网址，最多%(most)d个字符，不带账号、密码和 # 号。") % {"most": LONGEST},
        )
    if parts.scheme == "http" and not _named(parts.hostname or ""):
        raise Refusal(
            _("回调地址须以 https:// 开头。"),
            _("内部系统没有证书时，请系统管理员在设置 RONGMEI_ALLOWED_NETWORKS 中写明该网段，并在网址中写 IP 地址。"),
        )
    return address


def check_kinds(kinds: Collection[str]) -> list[str]:
    """The kinds in their order, each once; a Refusal when there is none, or one that may not be subscribed to."""
    if beyond := sorted(set(kinds) - set(SUBSCRIBABLE)):
        raise Refusal(_("不能订阅“%(code)s”。") % {"code": beyond[0][:80]}, _("请只选择列出的操作。"))
    if not kinds:
        raise Refusal(_("没有选择任何操作。"), _("请至少选择一种。"))
    return [code for code in SUBSCRIBABLE if code in kinds]


def _split(address: str) -> SplitResult | None:
    if len(address) > LONGEST or not _PLAIN.fullmatch(address):
        return None
    try:
        parts = urlsplit(address)
        whole = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if whole and "@" not in parts.netloc and "#" not in address else None


def _named(host: str) -> bool:
    try:
        ip = ipaddress.ip_address(host)
    except ValueError:
        return False
    return any(ip in ipaddress.ip_network(network) for network in settings.RONGMEI_ALLOWED_NETWORKS)
