"""The description is valid OpenAPI 3.1, the same for everybody, and readable without anything from outside."""

import json

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from tests.faces.rest.table import operations
from tests.support.markup import Inline

pytestmark = pytest.mark.django_db


def test_it_is_openapi_31_and_its_schemas_are_json_schema() -> None:
    said = Client().get("/api/v1/openapi.json").json()
    assert said["openapi"] == "3.1.0"
    assert said["security"] == [{"token": []}]
    for name, schema in said["components"]["schemas"].items():
        Draft202012Validator.check_schema(schema)
        assert name.replace("_", "").isalnum()
    names = set(said["components"]["schemas"])
    used = {ref.rpartition("/")[2] for ref in _refs(said)}
    assert used <= names


def test_every_operation_says_what_it_refuses_and_what_it_needs() -> None:
    said = Client().get("/api/v1/openapi.json").json()
    told = [op for methods in said["paths"].values() for op in methods.values()]
    assert {op["operationId"] for op in told} == {op.name for op in operations()}
    for operation in told:
        assert {"400", "401", "403", "404", "409", "413", "422", "429", "503"} <= set(operation["responses"])
        assert operation["x-permission"]
        assert operation["description"]


def test_the_page_names_every_operation_and_runs_nothing() -> None:
    answer = Client().get("/api/v1/docs")
    page = answer.content.decode()
    assert Inline(page).found == []
    assert "http://" not in page
    assert "https://" not in page
    assert all(f'id="{operation.name}"' in page for operation in operations())
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def _refs(said: object) -> list[str]:
    return [part.split('"')[0] for part in json.dumps(said).split('"$ref": "')[1:]]
