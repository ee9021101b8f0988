"""Looks at the address a connection really goes to, so that neither DNS nor a redirect leads inside."""

import ipaddress
import socket
from collections.abc import Iterable, Sequence
from typing import Any

import httpcore
from django.utils.translation import gettext_lazy as _

from rongmei.core.http.hurry import Deadline, HurriedStream
from rongmei.core.http.refusals import PrivateAddress, Unreachable

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def allowed(address: str, networks: Sequence[Network]) -> bool:
    """True for a public address, or one inside a network the system administrator named."""
    ip = _inner(ipaddress.ip_address(address))
    return any(ip in network for network in networks) or (ip.is_global and not ip.is_multicast)


def _inner(ip: Address) -> Address:
    """The IPv4 address that an IPv6 one carries to its far end (RFC 4291, 3056, 6052), else the address itself."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    translated = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None
    return ip.ipv4_mapped or ip.sixtofour or translated or ip


class GuardedBackend(httpcore.SyncBackend):
    """Resolves a name, refuses it unless every address is allowed, and connects to the address it checked.

    Args:
        networks: private ranges that may be reached, in CIDR form.
        deadline: when the request must be over.
    """

    def __init__(self, networks: Iterable[str], deadline: Deadline) -> None:
        super().__init__()
        self._networks, self._deadline = [ipaddress.ip_network(n) for n in networks], deadline

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *args: Any, **kwargs: Any
    ) -> httpcore.NetworkStream:
        """Connect as httpcore does, to a checked address.

        Raises:
            PrivateAddress: one of the name's addresses is private and not allowed.
            Unreachable: the name does not resolve.
        """
        address, left = self._checked(host, port), self._deadline.left(timeout)
        return HurriedStream(super().connect_tcp(address, port, left, *args, **kwargs), self._deadline)

    def _checked(self, host: str, port: int) -> str:
        try:
            found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except (OSError, OverflowError, UnicodeError):
            raise Unreachable(_("找不到主机 %(host)s。") % {"host": host}, _("请检查网址是否写错。")) from None
        if not all(allowed(address, self._networks) for address in found):
            raise PrivateAddress(
                _("%(host)s 指向内部网络地址，已拒绝访问。") % {"host": host},
                _("确需访问时，请系统管理员在设置 RONGMEI_ALLOWED_NETWORKS 中加入该网段。"),
            )
        return found[0]
