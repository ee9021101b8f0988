"""What a transport brings."""

from collections.abc import Callable
from dataclasses import dataclass

from rongmei.core.registry import Registry
from rongmei.domains.ingest.adapters.parsers.parsed import Input


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes to read (none when nothing changed), and marks to ask by next time."""

    inputs: tuple[Input, ...]
    etag: str = ""
    last_modified: str = ""


Fetch = Callable[[str, str, str], Fetched]
transports: Registry[Fetch] = Registry("transport")
