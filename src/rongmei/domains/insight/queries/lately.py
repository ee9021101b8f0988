"""What many screens ask for at once is counted once: a board in every room costs no more than one."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")

# Figures may be so old; readers come and go more slowly than that.
SECONDS = 3.0
MOST = 200


@dataclass(slots=True)
class _Kept(Generic[T]):
    lock: threading.Lock = field(default_factory=threading.Lock)
    value: T | None = None
    at: float = float("-inf")


class Lately(Generic[T]):
    """The last few answers of a process, each for `SECONDS`; while one is counted, others who ask for it wait."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, _Kept[T]] = OrderedDict()

    def get(self, key: Hashable, count: Callable[[], T]) -> T:
        """The answer kept under a key, counted anew when it is too old.

        Args:
            key: everything the answer hangs on, the organisations above all.
        """
        kept = self._entry(key)
        with kept.lock:
            if kept.value is None or time.monotonic() - kept.at >= SECONDS:
                kept.value, kept.at = count(), time.monotonic()
            return kept.value

    def _entry(self, key: Hashable) -> _Kept[T]:
        with self._lock:
            kept = self._kept.setdefault(key, _Kept())
            self._kept.move_to_end(key)
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
            return kept
