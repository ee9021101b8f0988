"""Reading spool files back."""

import io
import json
import logging
from pathlib import Path
from typing import Any

from rongmei.domains.insight.adapters.lake.reading import FIELDS

logger = logging.getLogger(__name__)


def schema() -> Any:
    """The columns of a reading, for Arrow."""
    import pyarrow as pa

    words, long = {"organisation", "channel", "origin"}, {"story", "view", "reader"}
    kinds = {name: pa.string() if name in words else pa.int64() if name in long else pa.int32() for name in FIELDS}
    return pa.schema(list(kinds.items()))


def read(path: Path) -> Any:
    """The readings of a spool file as an Arrow table; none when the file has been rolled meanwhile.

    A last line without its end was never acknowledged and is left out.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        data = b""
    return parse(data[: data.rfind(b"\n") + 1], path.name)


def parse(data: bytes, name: str) -> Any:
    """Whole lines as an Arrow table; a line that a broken disk spoiled is left out and told of in the log."""
    import pyarrow as pa
    from pyarrow import json as arrow_json

    if not data:
        return schema().empty_table()
    options = arrow_json.ParseOptions(explicit_schema=schema(), unexpected_field_behavior="ignore")
    try:
        return arrow_json.read_json(io.BytesIO(data), parse_options=options).select(FIELDS)
    except pa.ArrowInvalid:
        good = [line for line in data.splitlines(keepends=True) if _whole(line)]
        if len(good) == data.count(b"\n"):
            raise
        logger.error("spool file %s holds %d spoiled lines", name, data.count(b"\n") - len(good))
        return parse(b"".join(good), name)


def _whole(line: bytes) -> bool:
    try:
        found = json.loads(line)
    except ValueError:
        return False
    return isinstance(found, dict) and set(found) == set(FIELDS)
