"""How a process of the node loads its program: without looking for garbage where there is none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Load modules, models and addresses inside of this.

    A third of a start went into the collector going through classes that stay for ever. It rests meanwhile, and never
    goes through them later: `gc.freeze` sets aside all that is there at the end.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
