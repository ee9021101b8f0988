"""Where an object breaks the ninjs format. `schema.json` is our own digest of versions 1.0 to 3.x in one."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

MOST = 5


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(Path(__file__).with_name("schema.json").read_text("utf-8")))


def faults(entry: dict[str, Any]) -> Iterator[str]:
    """What breaks the format, in words, at most five."""
    found = [error for error in _validator().iter_errors(entry) if error.validator != "additionalProperties"]
    yield from (_words(error) for error in found[:MOST])


def strangers(entry: dict[str, Any]) -> list[str]:
    """Names of properties that no version of the format has: an agency's own, or a slip."""
    errors = [e for e in _validator().iter_errors(entry) if e.validator == "additionalProperties"]
    return list(dict.fromkeys(name for e in errors for name in e.instance if not _known(name, e.schema)))


def _known(name: str, schema: Any) -> bool:
    return name in schema.get("properties", {}) or any(re.search(p, name) for p in schema["patternProperties"])


def _words(error: ValidationError) -> str:
    reasons = {
        "type": _("类型不对"),
        "enum": _("不是规定的值"),
        "required": _("缺少必填内容"),
        "pattern": _("写法不对"),
        "not": _("与其他字段冲突"),
    }
    place = ".".join(map(str, error.absolute_path)) or str(error.schema.get("title", ""))
    return f"{place} {reasons.get(str(error.validator), _('超出范围'))}"
