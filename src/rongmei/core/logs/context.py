"""For which request, deed or job a line was written: told once, on every line below."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

Value = str | int | None
_NOTHING: Mapping[str, Value] = MappingProxyType({})
_BOUND: ContextVar[Mapping[str, Value]] = ContextVar("rongmei_log", default=_NOTHING)


@contextmanager
def bound(**ids: Value) -> Iterator[None]:
    """Until the block ends every line bears these ids and codes; never a person's words."""
    before = _BOUND.set({**_BOUND.get(), **ids})
    try:
        yield
    finally:
        _BOUND.reset(before)


def ids() -> Mapping[str, Value]:
    """What lines written now bear."""
    return _BOUND.get()
