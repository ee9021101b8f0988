"""What is decided about adopted stories: their origin's corrections and withdrawals."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rongmei.core.ui.guard import requires
from rongmei.domains.liaison import api
from rongmei.domains.stories import api as stories
from rongmei.faces.desk.doing import do, status_of, tried, typed, who
from rongmei.faces.desk.liaison.forms import ReasonForm


@require_GET
@requires(api.SEE)
def difference(request: HttpRequest, difference: int) -> HttpResponse:
    """What was adopted and what its origin says now, side by side in one text."""
    return _difference(request, difference, _dismissal(request))


@require_POST
@requires(api.ADOPT)
def take(request: HttpRequest, difference: int) -> HttpResponse:
    """Take the correction in; the story is reviewed anew."""
    actor, found = who(request), api.difference(difference)
    done = _("已按更正改写稿件，原文存为一个版本。请送审后发布更正。")
    back = reverse("desk:edit:story", args=[found.story])
    return do(request, lambda: api.take_in(actor=actor, difference=difference), done, back)


@require_POST
@requires(api.ADOPT)
def dismiss(request: HttpRequest, difference: int) -> HttpResponse:
    """Leave the own story as it is, with a reason."""
    actor, form = who(request), _dismissal(request)
    if not tried(form, _done(lambda words: api.dismiss(actor=actor, difference=difference, words=words))):
        return _difference(request, difference, form)
    messages.success(request, _("已记录，原因会告诉来源单位。"))
    return redirect("desk:liaison:difference", difference)


@require_GET
@requires(api.SEE)
def suspension(request: HttpRequest, suspension: int) -> HttpResponse:
    """A story whose origin took it back, and what can be decided."""
    return _suspension(request, suspension, _restoring(request))


@require_POST
@requires(api.DECIDE)
def confirm(request: HttpRequest, suspension: int) -> HttpResponse:
    """Withdraw it for good."""
    actor, here = who(request), reverse("desk:liaison:suspension", args=[suspension])
    done = _("已确认撤稿，来源单位会收到回执。")
    return do(request, lambda: api.confirm_withdrawal(actor=actor, suspension=suspension), done, here)


@require_POST
@requires(api.DECIDE)
def restore(request: HttpRequest, suspension: int) -> HttpResponse:
    """Let it out again, with a reason."""
    actor, form = who(request), _restoring(request)
    if not tried(form, _done(lambda words: api.restore_adoption(actor=actor, suspension=suspension, words=words))):
        return _suspension(request, suspension, form)
    messages.success(request, _("已恢复，网站几秒内重新显示签发过的版本。"))
    return redirect("desk:liaison:suspension", suspension)


def _done(verb: Callable[[str], None]) -> Callable[..., bool]:
    def told(words: str) -> bool:
        verb(words)
        return True

    return told


def _dismissal(request: HttpRequest) -> ReasonForm:
    return ReasonForm(typed(request), label=_("不接受的原因"))


def _restoring(request: HttpRequest) -> ReasonForm:
    return ReasonForm(typed(request), label=_("恢复的原因"))


def _difference(request: HttpRequest, pk: int, form: ReasonForm) -> HttpResponse:
    found = api.difference(pk)
    context = {"found": found, "difference": stories.difference(found.before, found.after), "form": form}
    return render(request, "desk/liaison/difference.html", context, status=status_of(form))


def _suspension(request: HttpRequest, pk: int, form: ReasonForm) -> HttpResponse:
    context = {"found": api.suspension(pk), "form": form}
    return render(request, "desk/liaison/suspension.html", context, status=status_of(form))
