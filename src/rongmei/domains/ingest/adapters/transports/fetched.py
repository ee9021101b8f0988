"""What a transport brings."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rongmei.core.registry import Registry
from rongmei.domains.ingest.adapters.parsers.parsed import Input, Problem


@dataclass(frozen=True, slots=True)
class Fetched:
    """What there is to read, and marks to ask by next time.

    Attributes:
        inputs: bytes, or what kept them from coming, one after the other so that only one lies in memory; none when
            nothing changed.
    """

    inputs: Iterable[Input | Problem]
    etag: str = ""
    last_modified: str = ""


Fetch = Callable[[str, str, str], Fetched]
transports: Registry[Fetch] = Registry("transport")
