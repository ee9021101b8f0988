"""The API's description (OpenAPI 3.1): what Ninja knows of each operation, and what the frame adds to all."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from rongmei.faces.rest.frame import KEY, MOST_KEY
from rongmei.faces.rest.problems import MEDIA_TYPE, Problem

ROOT = "/api/v1"
_PROBLEM = {"$ref": "#/components/schemas/Problem"}
_SAID = {MEDIA_TYPE: {"schema": _PROBLEM}}
_WHY = {
    400: "The request cannot be read",
    401: "No valid token",
    403: "The token or its holder may not do this",
    404: "No such thing here",
    409: "Not possible in the present state, or the same idempotency key is being worked on",
    413: "The request is too large",
    422: "A value is refused, or the idempotency key was used for another request",
    429: "Too many requests; see Retry-After",
    503: "The database is away for a moment; see Retry-After",
}
_KEY = {
    "name": KEY, "in": "header", "required": False,
    "description": "Your own name for this one wish: asked again within a day, it is answered again and not done again",
    "schema": {"type": "string", "minLength": 1, "maxLength": MOST_KEY, "pattern": r"^[!-~]+$"},
}  # fmt: skip
_TOKEN = {"type": "http", "scheme": "bearer", "description": "A personal or a program's token: rm_…"}


class Api(NinjaAPI):
    """Ninja's API under our own frame, problems and description."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The operation's name in generated clients: what the verb or query is called."""
        return operation.view_func.__name__

    def get_openapi_schema(self, **_kwargs: Any) -> OpenAPISchema:
        """The whole description, with addresses from the node's root."""
        schema = super().get_openapi_schema(path_prefix=f"{ROOT.strip('/')}/")
        for methods in schema["paths"].values():
            for method, operation in methods.items():
                self._frame(method, operation)
        components = schema["components"]
        components["schemas"] |= _schemas_of_problems()
        components["schemas"] = dict(sorted(components["schemas"].items()))
        components["securitySchemes"] = {"token": _TOKEN}
        schema["security"] = [{"token": []}]
        del schema["servers"]
        return schema

    def _frame(self, method: str, operation: dict[str, Any]) -> None:
        for status, why in _WHY.items():
            operation["responses"][status] = {"description": why, "content": _SAID}
        if "multipart/form-data" in operation.get("requestBody", {}).get("content", {}):
            problem = {"description": "The file is of no kind that is taken", "content": _SAID}
            operation["responses"][415] = problem
        needed = self._guards()[operation["operationId"]]
        operation["x-permission"] = needed
        if method != "get":
            operation["parameters"] = [*operation.get("parameters", []), _KEY]

    def _guards(self) -> dict[str, str]:
        return {op.view_func.__name__: op.view_func.guard.code for op in self.operations()}  # type: ignore[attr-defined]

    def operations(self) -> list[Operation]:
        """Every operation there is."""
        routers = self._get_bound_routers()
        return [op for r in routers for view in r.path_operations.values() for op in view.operations]


def _schemas_of_problems() -> dict[str, Any]:
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**schema.pop("$defs"), "Problem": schema}
