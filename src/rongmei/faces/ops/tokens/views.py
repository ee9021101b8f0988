"""Tokens are issued, shown once, listed and revoked: one's own by everybody, programs' by the system administrator."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rongmei.core.i18n import Refusal
from rongmei.core.ui.guard import requires
from rongmei.domains.accounts import api
from rongmei.faces.ops.tokens.forms import ProgramForm, TokenForm


@requires(api.HOLD_TOKEN)
def mine(request: HttpRequest) -> HttpResponse:
    """One's own tokens, and a new one."""
    actor = request.actor  # type: ignore[attr-defined]
    carried = api.scopes_of(actor)
    told: dict[str, Any] = _issue(request, TokenForm(request.POST or None, carried=carried))
    return render(request, "ops/tokens/mine.html", told | {"tokens": api.tokens_of(actor)}, status=_status(told))


@requires(api.HOLD_TOKEN)
@require_POST
def revoke(request: HttpRequest, token: int) -> HttpResponse:
    """End a token at once."""
    actor = request.actor  # type: ignore[attr-defined]
    api.revoke_token(actor=actor, token=token)
    messages.success(request, _("访问令牌已吊销，立即失效。"))
    return redirect("ops:programs" if request.POST.get("back") == "programs" else "ops:tokens")


@requires(api.KEEP_TOKENS)
def programs(request: HttpRequest) -> HttpResponse:
    """Programs of the centre with everybody's tokens, and a new program."""
    form, refusal = ProgramForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            api.add_program(actor=request.actor, **form.cleaned_data)  # type: ignore[attr-defined]
            messages.success(request, _("程序账号已添加，角色由安全管理员授权后生效。"))
            return redirect("ops:programs")
        except Refusal as error:
            refusal = error
    found = [person for person in api.people() if person.program]
    told = {"form": form, "refusal": refusal, "programs": found, "tokens": api.tokens()}
    return render(request, "ops/tokens/programs.html", told, status=_status(told))


@requires(api.KEEP_TOKENS)
def program(request: HttpRequest, membership: int) -> HttpResponse:
    """A new token for a program."""
    holder = api.person(membership)
    carried = api.scopes_of(request.actor, membership)  # type: ignore[attr-defined]
    told = _issue(request, TokenForm(request.POST or None, carried=carried), membership)
    return render(request, "ops/tokens/program.html", told | {"holder": holder}, status=_status(told))


def _issue(request: HttpRequest, form: TokenForm, membership: int | None = None) -> dict[str, Any]:
    """What the page tells: the form, the token just issued, or why there is none."""
    if request.method != "POST" or not form.is_valid():
        return {"form": form}
    actor = request.actor  # type: ignore[attr-defined]
    try:
        issued = api.issue_token(actor=actor, membership=membership, **form.cleaned_data)
    except Refusal as refusal:
        return {"form": form, "refusal": refusal}
    return {"form": TokenForm(carried=dict(form.fields["scopes"].choices)), "issued": issued}  # type: ignore[attr-defined]


def _status(told: dict[str, Any]) -> int:
    refusal: Refusal | None = told.get("refusal")
    return refusal.status if refusal else 200
