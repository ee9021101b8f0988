"""Looks at the address a connection really goes to, so that neither DNS nor a redirect leads inside."""

import ipaddress
import socket
from collections.abc import Iterable, Sequence
from typing import Any

import httpcore
from django.utils.translation import gettext_lazy as _

from rongmei.core.http.refusals import PrivateAddress, Unreachable

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def allowed(address: str, networks: Sequence[Network]) -> bool:
    """True for a public address, or one inside a network the system administrator named."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    if any(ip in network for network in networks):
        return True
    return ip.is_global and not ip.is_multicast


class GuardedBackend(httpcore.SyncBackend):
    """Resolves a name, refuses it unless every address is allowed, and connects to the address it checked.

    Args:
        networks: private ranges that may be reached, in CIDR form.
    """

    def __init__(self, networks: Iterable[str] = ()) -> None:
        super().__init__()
        self._networks = [ipaddress.ip_network(n) for n in networks]

    def connect_tcp(self, host: str, port: int, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
        """Connect as httpcore does, to a checked address.

        Raises:
            PrivateAddress: one of the name's addresses is private and not allowed.
            Unreachable: the name does not resolve.
        """
        return super().connect_tcp(self._checked(host, port), port, *args, **kwargs)

    def _checked(self, host: str, port: int) -> str:
        try:
            found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except OSError:
            raise Unreachable(_("找不到主机 %(host)s。") % {"host": host}, _("请检查网址是否写错。")) from None
        if not all(allowed(address, self._networks) for address in found):
            raise PrivateAddress(
                _("%(host)s 指向内部网络地址，已拒绝访问。") % {"host": host},
                _("确需访问时，请系统管理员在设置 RONGMEI_ALLOWED_NETWORKS 中加入该网段。"),
            )
        return found[0]
