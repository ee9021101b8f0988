"""Token buckets: so many at once, so many a second after that."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable


class Buckets:
    """One bucket for each key, the least recently used forgotten when there are too many.

    Args:
        burst: how many a fresh key may take at once.
        rate: how many come back a second.
        most: keys that are remembered.
        clock: seconds that only ever grow.
    """

    def __init__(
        self, burst: float, rate: float, *, most: int = 50_000, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.burst, self.rate, self.most, self.clock = burst, rate, most, clock
        self._left: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    def take(self, key: Hashable) -> bool:
        """Take one from a key's bucket; False when it is empty."""
        now = self.clock()
        left, at = self._left.pop(key, (self.burst, now))
        left = min(self.burst, left + (now - at) * self.rate)
        self._left[key] = (left - 1, now) if left >= 1 else (left, now)
        if len(self._left) > self.most:
            self._left.popitem(last=False)
        return left >= 1

    def wait(self, key: Hashable) -> float:
        """Seconds until a key's bucket holds one again; 0 when it does."""
        left, at = self._left.get(key, (self.burst, 0.0))
        return max(0.0, (1 - left) / self.rate - (self.clock() - at))
