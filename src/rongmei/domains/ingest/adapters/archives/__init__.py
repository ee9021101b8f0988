"""Files of old sites: WordPress's export or a table, of any size."""

from collections.abc import Iterator
from pathlib import Path

from rongmei.domains.ingest.adapters.archives.article import PLACE, Fault, LeftOut, OldEntry
from rongmei.domains.ingest.adapters.archives.export import read_export
from rongmei.domains.ingest.adapters.archives.sheet import read_sheet

__all__ = ["PLACE", "Fault", "LeftOut", "OldEntry", "read_old_site"]


def read_old_site(path: Path, base: str) -> Iterator[OldEntry | LeftOut | Fault]:
    """What a file tells of an old site, one thing after the other; which format it is shows in its first bytes.

    Args:
        base: scheme and host of the old site, for addresses without them.
    """
    with path.open("rb") as file:
        head = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    return read_export(path, base) if head[:1] == b"<" else read_sheet(path, base)
