"""The description for programs, and for people who write them."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from rongmei.core.permissions import lookup
from rongmei.faces.rest.api import api
from rongmei.faces.rest.frame import KEY
from rongmei.faces.rest.problems import nothing_there

LABELS = {
    "ingest": _("采集"), "planning": _("策划"), "stories": _("稿件"), "review": _("审稿"), "publishing": _("发布"),
    "liaison": _("报送"), "insight": _("传播"), "assets": _("素材"), "organisations": _("单位"), "accounts": _("人员"),
    "programs": _("回调"), "search": _("搜索"), "journal": _("操作日志"),
}  # fmt: skip


@require_safe
def description(_request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1, the same for everybody."""
    return JsonResponse(api.get_openapi_schema(), json_dumps_params={"ensure_ascii": False})


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Every operation on one page that prints and needs nothing from outside."""
    schema = api.get_openapi_schema()
    return render(request, "rest/docs.html", {"info": schema["info"], "groups": _groups(schema)})


@csrf_exempt
def nowhere(_request: HttpRequest) -> HttpResponse:
    """No such address, told as everything here is told."""
    return nothing_there()


def _groups(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    groups: dict[str, dict[str, Any]] = {}
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            inputs = [*_parameters(operation), *_body(schema, operation)]
            known = {"permission": lookup(operation["x-permission"]), "inputs": inputs}
            told = {"method": method.upper(), "path": path, **operation, **known}
            name = operation["tags"][0]
            groups.setdefault(name, {"label": LABELS[name], "operations": []})["operations"].append(told)
    return groups


def _parameters(operation: dict[str, Any]) -> list[dict[str, Any]]:
    return [{**p, "kind": _kind(p["schema"])} for p in operation["parameters"] if p["name"] != KEY]


def _body(schema: dict[str, Any], operation: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields of what is sent: name, kind and whether it must be there."""
    found = []
    for content in operation.get("requestBody", {}).get("content", {}).values():
        sent = content["schema"]
        if name := sent.get("$ref", "").rpartition("/")[2]:
            sent = schema["components"]["schemas"][name]
        for name, field in sent.get("properties", {}).items():
            must = name in sent.get("required", [])
            found.append({"name": name, "in": "body", "kind": _kind(field), "required": must})
    return found


def _kind(field: dict[str, Any]) -> str:
    kinds = field.get("anyOf", [field])
    found = [k.get("format") or k.get("type") or k.get("$ref", "").rpartition("/")[2] for k in kinds]
    return " | ".join(dict.fromkeys(kind for kind in found if kind))
