"""How a line is written: JSON for programs, plain for a terminal. Neither repeats what people wrote.

An exception's own words may quote them ("Key (name)=(…) already exists"), and so may what other packages put into
their sentences. Of an exception a line tells the kinds and the places in the code; of other packages' sentences the
sentence without what was put in.
"""

import json
import logging
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rongmei.core.logs.context import ids

OURS = "rongmei"
FRAMES = 12


class Json(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return json.dumps({**_head(record), **_told(record)}, ensure_ascii=False, default=str)


class Plain(logging.Formatter):
    """Time, level, sentence, ids."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        told = _told(record)
        fault = told.pop("fault", [])
        rest = " ".join(f"{name}={value}" for name, value in told.items() if value is not None)
        head = _head(record)
        line = f"{head['at'][11:19]} {head['level']} {head['logger']}: {head['message']} {rest}".rstrip()
        return "\n".join([line, *(f"    {place}" for place in fault)])


def _head(record: logging.LogRecord) -> dict[str, Any]:
    at = datetime.fromtimestamp(record.created, UTC)
    return {
        "at": at.isoformat(timespec="milliseconds"), "level": record.levelname, "logger": record.name,
        "message": _sentence(record),
    }  # fmt: skip


def _sentence(record: logging.LogRecord) -> str:
    return record.getMessage() if record.name.partition(".")[0] == OURS else str(record.msg)


def _told(record: logging.LogRecord) -> dict[str, Any]:
    fields: dict[str, Any] = {**ids(), **getattr(record, "fields", {})}
    if record.exc_info and record.exc_info[1]:
        fields["fault"] = list(_fault(record.exc_info[1]))
    return fields


def _fault(error: BaseException) -> Iterator[str]:
    """The kinds of an exception and of what caused it, each with its places, the innermost last."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield f"{type(cause).__module__}.{type(cause).__qualname__}"
        for frame in traceback.extract_tb(cause.__traceback__)[-FRAMES:]:
            yield f"  {Path(frame.filename).parent.name}/{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
