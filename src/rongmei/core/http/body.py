"""Reading a body within a limit, whatever its compression says it is."""

import zlib
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from rongmei.core.http.refusals import TooLarge, Unreachable

_STEP = 1_000_000
_EITHER = 32 + zlib.MAX_WBITS  # gzip or zlib, told by its first bytes


def read_body(parts: Iterable[bytes], encoding: str, most: int) -> bytes:
    """The whole body, inflated.

    Args:
        encoding: the content-encoding header.
        most: bytes taken at most, counted after inflation.

    Raises:
        TooLarge: it is longer.
        Unreachable: it is compressed in a way we did not ask for, or broken.
    """
    body = bytearray()
    for part in _plain(parts, encoding.strip().lower()):
        body += part
        if len(body) > most:
            raise TooLarge(_("内容超过 %(limit)d 字节上限，已停止读取。") % {"limit": most})
    return bytes(body)


def _plain(parts: Iterable[bytes], encoding: str) -> Iterable[bytes]:
    if encoding in ("", "identity"):
        return parts
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _inflated(parts)
    raise Unreachable(_("对方使用了不支持的压缩方式 %(name)s。") % {"name": encoding[:40]}, _("请联系对方。"))


def _inflated(parts: Iterable[bytes]) -> Iterator[bytes]:
    """A megabyte at a time, so that a small part that swells is stopped before it fills the memory."""
    machine = zlib.decompressobj(_EITHER)
    try:
        for part in parts:
            rest = part
            while rest:
                yield machine.decompress(rest, _STEP)
                rest = machine.unconsumed_tail or machine.unused_data
                machine = zlib.decompressobj(_EITHER) if machine.eof else machine
    except zlib.error:
        raise Unreachable(_("对方发来的压缩内容已损坏。"), _("请稍后重试，或联系对方。")) from None
