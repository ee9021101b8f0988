"""Reading a beacon's body: exactly these names, each in its bounds, or nothing."""

import json
import re
from typing import Any

_HOST = re.compile(r"[a-z0-9_.:\[\]-]{0,253}")
_VIEW = re.compile(r"[0-9a-f]{16}")
NUMBERS = {
    "story": (1, 2**63 - 1),
    "age": (0, 86_400),
    "seconds": (0, 86_400),
    "depth": (0, 100),
    "characters": (0, 200_000),
}
FLAGS = ("inside", "installed")
NAMES = {*NUMBERS, *FLAGS, "view", "referrer"}


def read(body: bytes) -> dict[str, Any] | None:
    """What the page told, by name; None for anything but a well-formed beacon."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or set(told) != NAMES:
        return None
    numbers = all(type(told[name]) is int and low <= told[name] <= high for name, (low, high) in NUMBERS.items())
    flags = all(type(told[name]) is bool for name in FLAGS)
    if not (numbers and flags and _is(told["view"], _VIEW) and _is(told["referrer"], _HOST)):
        return None
    return {**told, "view": int(told["view"], 16) - 2**63}


def _is(value: object, pattern: re.Pattern[str]) -> bool:
    return isinstance(value, str) and bool(pattern.fullmatch(value))
