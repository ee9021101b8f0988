"""From which address a reader asks, behind proxies that are known."""

import ipaddress
from collections.abc import Sequence


class Proxies:
    """The proxies in front of this node.

    Args:
        networks: theirs, as CIDR; others' X-Forwarded-For is not believed.
    """

    def __init__(self, networks: Sequence[str]) -> None:
        self.networks = [ipaddress.ip_network(n) for n in networks]

    def reader(self, peer: str, forwarded: str) -> str:
        """The nearest address that is no proxy of ours, from the connection backwards through X-Forwarded-For."""
        hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
        for address in (peer, *reversed(hops)):
            if not self._ours(address):
                return address
        return hops[0] if hops else peer

    def _ours(self, address: str) -> bool:
        found = _parsed(address)
        return found is not None and any(found in network for network in self.networks)


def network(address: str) -> str:
    """The address, or the /64 of an IPv6 one: a household changes the rest as it likes."""
    found = _parsed(address)
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((found, 64), strict=False).network_address)
    return address


def _parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(address)
    except ValueError:
        return None
