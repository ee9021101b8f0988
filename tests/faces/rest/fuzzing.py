"""Asking an operation everything its description allows, and what it does not; whatever was done is undone."""

from functools import cache
from typing import Any

import requests
import schemathesis
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode, Response
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from rongmei.faces.rest.api import api

HERE = "http://testserver"
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
SEED = 20261125
_PHASES = [Phase.explicit, Phase.generate]


@cache
def described() -> Any:
    """The description, as schemathesis reads it."""
    import json

    return schemathesis.openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema())))


def paths() -> list[tuple[str, str]]:
    """Method and path of every operation."""
    return [(method.upper(), path) for path, methods in api.get_openapi_schema()["paths"].items() for method in methods]


def fuzz(method: str, path: str, secret: str, examples: int) -> None:
    """Ask so many times with good values and as often with bad ones.

    Raises:
        AssertionError (or a group of schemathesis's failures): a server error, or an answer that is not described.
    """
    operation = described()[path][method]
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):

        @seed(SEED)
        @settings(
            max_examples=examples, database=None, deadline=None, phases=_PHASES, suppress_health_check=list(HealthCheck)
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def asked(case: Any) -> None:
            case.validate_response(_ask(case, secret), checks=CHECKS)

        asked()


def _ask(case: Any, secret: str) -> Response:
    case.headers = {**(case.headers or {}), "Authorization": f"Bearer {secret}"}
    sent = requests.Request(**_plain(case.as_transport_kwargs(HERE))).prepare()
    headers = {k: v if isinstance(v, str) else v.decode("latin-1") for k, v in sent.headers.items()}
    kind = headers.pop("Content-Type", "application/json")
    body = sent.body if sent.body is not None else b""
    with transaction.atomic():
        client = Client(raise_request_exception=False)
        answer = client.generic(str(sent.method), str(sent.url).removeprefix(HERE), body, kind, headers=headers)
        made = _told(answer, sent)  # type: ignore[arg-type]
        transaction.set_rollback(True)
    return made


def _plain(given: dict[str, Any]) -> dict[str, Any]:
    known = ("method", "url", "headers", "params", "data", "json", "files", "cookies")
    return {name: value for name, value in given.items() if name in known}


def _told(answer: HttpResponse, sent: requests.PreparedRequest) -> Response:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    headers = {name.lower(): [value] for name, value in answer.items()}
    return Response(answer.status_code, headers, content, sent, elapsed=0.0, verify=False)
