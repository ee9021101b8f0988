"""Every no is a problem document (RFC 9457) with a sentence and what to do next."""

import logging
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import DataError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError

from rongmei.core.i18n import NotFound, Refusal

log = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
# Seconds after which to ask again: a killed database is back by then.
AGAIN = "3"


class Fault(Schema):
    """One value that was refused: where it stood, and why."""

    pointer: str
    detail: str


class Problem(Schema):
    """Why something was not done (RFC 9457).

    `detail` and `advice` are for people, in their language; `code` is for programs.
    """

    type: str
    title: str
    status: int
    detail: str
    advice: str
    code: str
    errors: list[Fault] = []


def problem(
    status: int, code: str, detail: str | Promise, advice: str | Promise = "", errors: Iterable[dict[str, str]] = ()
) -> JsonResponse:
    """A problem as an answer."""
    said = {
        "type": f"/api/v1/docs#{code}", "title": HTTPStatus(status).phrase, "status": status, "code": code,
        "detail": str(detail), "advice": str(advice), "errors": list(errors),
    }  # fmt: skip
    answer = JsonResponse(said, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False})
    answer.headers["Cache-Control"] = "no-store"
    return answer


def refused(refusal: Refusal) -> JsonResponse:
    """A domain's no."""
    return problem(refusal.status, refusal.code, refusal.message, refusal.advice)


def nothing_there() -> JsonResponse:
    """No such address."""
    return refused(NotFound(_("没有这个接口地址。"), _("请查看接口说明 /api/v1/docs。")))


def wrong_method(allowed: str) -> JsonResponse:
    """The address is asked in other ways."""
    advice = _("支持的方法：%(ways)s。") % {"ways": allowed}
    answer = problem(405, "wrong-method", _("这个接口地址不支持此方法。"), advice)
    answer.headers["Allow"] = allowed
    return answer


def _invalid(_request: HttpRequest, error: ValidationError) -> JsonResponse:
    faults = [{"pointer": "/" + "/".join(map(str, e["loc"])), "detail": str(e["msg"])} for e in error.errors]
    return problem(422, "invalid", _("请求中有不符合要求的值。"), _("请按 errors 中的位置逐项修改后重试。"), faults)


def _http(_request: HttpRequest, error: HttpError) -> JsonResponse:
    return unreadable() if error.status_code == 400 else problem(error.status_code, "refused", str(error))


def unreadable() -> JsonResponse:
    """The body is not what its type says."""
    return problem(400, "unreadable", _("请求内容无法读取。"), _("请发送正确的 JSON 或 multipart 表单。"))


def too_large(most: int) -> JsonResponse:
    """The body is over the limit, in bytes."""
    detail = _("请求超过 %(most)d 字节上限。") % {"most": most}
    return problem(413, "too-large", detail, _("请分次发送，或压缩后重试。"))


def _too_long() -> JsonResponse:
    """The database keeps no value like that: it is too long, or too large."""
    return problem(422, "invalid", _("请求中有过长或过大的值。"), _("请缩短后重试。"))


def away(_request: HttpRequest, _error: Exception) -> JsonResponse:
    """The database is away for a moment."""
    answer = problem(503, "unavailable", _("数据库暂时不可用，请稍后重试。"))
    answer.headers["Retry-After"] = AGAIN
    return answer


def _fault(_request: HttpRequest, error: Exception) -> JsonResponse:
    log.error("a fault in the API", exc_info=error)
    return problem(500, "fault", _("系统内部出错，本次操作没有完成。"), _("请稍后重试；仍不行请联系系统管理员。"))


def take_over(api: NinjaAPI) -> None:
    """Let every exception of an operation become a problem."""
    handlers: dict[type[Exception], Any] = {
        Refusal: lambda _request, error: refused(error),
        ValidationError: _invalid,
        HttpError: _http,
        Http404: lambda _request, _error: nothing_there(),
        MultiPartParserError: lambda _request, _error: unreadable(),
        SuspiciousOperation: lambda _request, _error: unreadable(),
        RequestDataTooBig: lambda _request, _error: unreadable(),
        DataError: lambda _request, _error: _too_long(),
        OperationalError: away,
        InterfaceError: away,
        Exception: _fault,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)
