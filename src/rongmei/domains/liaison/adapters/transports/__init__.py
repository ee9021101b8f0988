"""How packages get from one organisation to another. Only a transport ever enters another organisation's scope."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from rongmei.core.registry import Registry

Fetch = Callable[[str], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Parcel:
    """One package as it is carried.

    Attributes:
        receiver: the organisation's id.
        body, hash: the package in canonical JSON and what its bytes hash to.
        fetch: hands out the bytes of a picture that travels with it, by sha256.
    """

    receiver: int
    body: str
    hash: str
    fetch: Fetch


Accept = Callable[[str, str, Fetch], None]


class Transport(Protocol):
    """Brings a parcel to its receiver. Bringing it twice changes nothing there."""

    def carry(self, parcel: Parcel, accept: Accept) -> None:
        """Hand the parcel over.

        Args:
            accept: takes body, hash and pictures in at a receiver on this node, inside that receiver's scope.

        Raises:
            Refusal: the receiver does not take it, with the reason; OSError: it cannot be reached now.
        """


transports: Registry[Transport] = Registry("transport")
