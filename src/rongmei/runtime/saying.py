"""A line on standard output with its source before it; JSON where programs read it."""

import contextlib
import json
import os
import sys
from datetime import UTC, datetime

_FOR_PROGRAMS = os.environ.get("RONGMEI_LOG_FORMAT") == "json"


def say(name: str, line: str) -> None:
    """One line of output with its source before it; nothing when nobody listens any more, and the work goes on."""
    told = _json(name, line.rstrip()) if _FOR_PROGRAMS else f"{name:>6} │ {line.rstrip()}"
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.write(f"{told}\n")
        sys.stdout.flush()


def _json(name: str, line: str) -> str:
    """A child's own JSON as it is; what else is said becomes JSON, so that every line can be read by a program."""
    if line.startswith("{"):
        return line
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    return json.dumps({"at": at, "level": "INFO", "logger": f"rongmei.{name}", "message": line}, ensure_ascii=False)
