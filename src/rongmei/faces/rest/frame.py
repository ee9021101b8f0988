"""What stands around every operation: who asks, how often, how much, whether they may, and that it is done once."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from rongmei.core.i18n import Refusal
from rongmei.core.limits import Buckets
from rongmei.core.permissions import Actor, Permission, authorise
from rongmei.core.scoping import scoped
from rongmei.domains.accounts.api import Bearer, actor_for_token, note_token_use
from rongmei.domains.programs.api import Answer, answer_once
from rongmei.faces.rest.problems import away, problem, refused, too_large

Run = Callable[..., HttpResponse]
SAFE = ("GET", "HEAD")
MOST_JSON = 8_000_000
MOST_UPLOAD = 40_000_000
MOST_KEY = 200
KEY = "Idempotency-Key"
BURST = 60

buckets = Buckets(burst=BURST, rate=settings.RONGMEI_API_PER_MINUTE / 60)


class Asked(HttpRequest):
    """A request of an identified program."""

    actor: Actor


def needs(permission: Permission) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Say which permission opens an operation; one that says none does not start."""

    def mark(view: Callable[..., Any]) -> Callable[..., Any]:
        view.guard = permission  # type: ignore[attr-defined]
        return view

    return mark


def framed(run: Any) -> Run:
    """An operation with its frame; `run` is Ninja's bound method."""
    guard: Permission = run.__self__.view_func.guard

    def answer(request: Any, **path: Any) -> HttpResponse:
        secret = _secret(request)
        try:
            bearer = actor_for_token(secret)
        except (OperationalError, InterfaceError) as error:
            return away(request, error)
        if bearer is None:
            return _stranger()
        if "Accept-Language" not in request.headers and bearer.language:
            translation.activate(bearer.language)
        if no := _too_often(bearer) or _too_much(request):
            return no
        request.actor = bearer.actor
        with scoped(bearer.actor.organisation):
            return _answer(request, bearer, secret, guard, lambda: run(request, **path))

    return answer


def _answer(request: Asked, bearer: Bearer, secret: str, guard: Permission, run: Run) -> HttpResponse:
    try:
        authorise(bearer.actor, guard)
        if bearer.used_on != timezone.localdate():
            note_token_use(token=bearer.token)
        if request.method in SAFE:
            return _marked(request, run())
        key = request.headers.get(KEY, "")
        return _once(request, bearer, secret, key, run) if key else _unkept(run())
    except Refusal as refusal:
        return refused(refusal)


def _secret(request: HttpRequest) -> str:
    kind, _space, secret = request.headers.get("Authorization", "").partition(" ")
    return secret.strip() if kind.lower() == "bearer" else ""


def _stranger() -> HttpResponse:
    answer = problem(
        401, "unauthenticated", _("没有有效的访问令牌。"), _("请在 Authorization 头中发送 Bearer 和有效的令牌。")
    )
    answer.headers["WWW-Authenticate"] = 'Bearer realm="rongmei"'
    return answer


def _too_often(bearer: Bearer) -> HttpResponse | None:
    if buckets.take(bearer.token):
        return None
    answer = problem(429, "too-often", _("请求过于频繁。"), _("请按 Retry-After 给出的秒数等待后重试。"))
    answer.headers["Retry-After"] = str(int(buckets.wait(bearer.token)) + 1)
    return answer


def _too_much(request: HttpRequest) -> HttpResponse | None:
    most = MOST_UPLOAD if request.content_type == "multipart/form-data" else MOST_JSON
    length = request.headers.get("Content-Length") or "0"
    return too_large(most) if not length.isdigit() or int(length) > most else None


def _once(request: Asked, bearer: Bearer, secret: str, key: str, run: Run) -> HttpResponse:
    if len(key) > MOST_KEY:
        return problem(422, "invalid", _("幂等键过长。"), _("幂等键最多200个字符。"))

    def do() -> Answer:
        done = run()
        return Answer(done.status_code, done.headers.get("Content-Type", ""), done.content)

    kept = answer_once(token=bearer.token, secret=secret, key=key, asked=_asked(request), do=do)
    answer = _unkept(HttpResponse(kept.body, status=kept.status, content_type=kept.mime))
    if kept.again:
        answer.headers["Idempotency-Replayed"] = "true"
    return answer


def _asked(request: HttpRequest) -> str:
    """sha256 of everything that was asked; of a form its fields and files, since its boundary changes every time."""
    asked = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type != "multipart/form-data":
        asked.update(request.body)
        return asked.hexdigest()
    asked.update(repr(sorted(request.POST.lists())).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            content = hashlib.file_digest(file, "sha256")
            file.seek(0)
            asked.update(f"\n{name} {file.name} {content.hexdigest()}".encode())
    return asked.hexdigest()


def _unkept(answer: HttpResponse) -> HttpResponse:
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _marked(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """With a mark of what it says; who has that already is told so."""
    if answer.status_code != 200 or answer.streaming:
        return answer
    mark = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
    known = request.headers.get("If-None-Match", "")
    if mark in (part.strip().removeprefix("W/") for part in known.split(",")):
        answer = HttpResponse(status=304)
        del answer.headers["Content-Type"]
    answer.headers["ETag"], answer.headers["Cache-Control"] = mark, "private, no-cache"
    answer.headers["Vary"] = "Authorization, Accept-Language"
    return answer
