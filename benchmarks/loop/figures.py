"""How a figure is told."""

import json
import sys
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """One measurement beside its peer's, in the same run; `ratio` is value over peer, or what `aim` is about."""

    name: str
    value: float
    unit: str
    peer: float | None = None
    ratio: float | None = None


def tell(name: str, value: float, unit: str, peer: float | None = None, ratio: float | None = None) -> None:
    """One JSON line on standard output."""
    given = ratio if ratio is not None or peer is None else value / peer
    figure = Figure(name, _short(value), unit, _known(peer), _known(given))
    print(json.dumps(asdict(figure)), flush=True)


def note(words: str) -> None:
    """Anything else, on standard error."""
    print(f"  {words}", file=sys.stderr, flush=True)


def _known(number: float | None) -> float | None:
    return None if number is None else _short(number)


def _short(number: float) -> float:
    return float(f"{number:.4g}")


def quantile(values: list[float], share: float) -> float:
    """The value that `share` of them do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
