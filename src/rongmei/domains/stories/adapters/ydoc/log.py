"""Many updates of a log as one, without losing any."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pycrdt import Doc, get_update, merge_updates


class Broken(ValueError):
    """The bytes are no Yjs update, or one that cannot be applied."""


def merge(updates: Sequence[bytes]) -> bytes:
    """One update that does what all of them do; Broken when one of them is none."""
    if not updates:
        raise Broken
    with _guarded():
        return merge_updates(*updates, updates[-1])


def fold(updates: Sequence[bytes]) -> bytes:
    """One update that says the same, small where it can be: an update that still waits for another is kept as it is."""
    merged = merge(updates)
    doc: Doc[Any] = Doc()
    apply(doc, merged)
    small, known = doc.get_update(), doc.get_state()
    waiting = get_update(merged, known) != get_update(small, known)
    return merged if waiting or len(merged) < len(small) else small


def apply(doc: Doc[Any], update: bytes) -> None:
    """Apply an update; Broken when it cannot be."""
    with _guarded():
        doc.apply_update(update)


@contextmanager
def _guarded() -> Iterator[None]:
    """What hostile bytes raise; a panic of the Rust below arrives as a BaseException that has no importable name."""
    try:
        yield
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise Broken from None
        raise
