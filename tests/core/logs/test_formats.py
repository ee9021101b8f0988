"""Lines bear ids and codes, and nothing that a person wrote."""

import json
import logging
import sys
from typing import Any

import pytest

from rongmei.core.logs.context import bound
from rongmei.core.logs.formats import Json, Plain

WORDS = "张三的秘密"


def record(name: str = "rongmei.core", message: str = "request", *given: Any, **more: Any) -> logging.LogRecord:
    made = logging.LogRecord(name, logging.INFO, __file__, 1, message, given, None)
    vars(made).update(more)
    return made


def failed(error: Exception) -> logging.LogRecord:
    """A record of an exception with a cause, as it would be caught."""
    try:
        try:
            raise ValueError(WORDS)
        except ValueError as cause:
            raise error from cause
    except Exception:
        return record(exc_info=sys.exc_info())


def test_json_has_the_ids_of_request_deed_and_job() -> None:
    with bound(request="abcdefgh", deed=5), bound(job=7):
        told = json.loads(Json().format(record(fields={"route": "desk:home", "status": 200})))
    assert {"request": "abcdefgh", "deed": 5, "job": 7, "route": "desk:home", "status": 200}.items() <= told.items()
    assert "request" not in json.loads(Json().format(record(message="after")))


@pytest.mark.parametrize("form", [Json(), Plain()])
def test_an_exception_is_told_by_kind_and_place_and_never_by_its_words(form: logging.Formatter) -> None:
    line = form.format(failed(KeyError(WORDS)))
    assert "builtins.KeyError" in line
    assert "builtins.ValueError" in line
    assert "test_formats.py" in line
    assert WORDS not in line


@pytest.mark.parametrize("form", [Json(), Plain()])
def test_what_other_packages_put_into_their_sentences_is_left_out(form: logging.Formatter) -> None:
    line = form.format(record("django.request", "Not Found: %s", f"/desk/?q={WORDS}"))
    assert "Not Found" in line
    assert WORDS not in line
    assert "20 sources" in form.format(record("rongmei.domains", "%d sources", 20))


def test_a_line_is_one_line() -> None:
    assert "\n" not in Json().format(failed(KeyError("a\nb")))
