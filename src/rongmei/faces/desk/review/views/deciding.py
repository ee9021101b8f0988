"""Approving and returning; a refusal comes back in place, with everything typed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rongmei.core.i18n import Refusal
from rongmei.core.ui.guard import requires
from rongmei.domains.review import api
from rongmei.faces.desk.doing import who
from rongmei.faces.desk.review.forms import ApproveForm, ReturnForm
from rongmei.faces.desk.review.views.page import Typed, following, show


@require_POST
@requires(api.DECIDE)
def approve(request: HttpRequest, review: int) -> HttpResponse:
    """Pass one's level, then on to the next piece that waits."""
    actor = who(request)
    form, proofs = ApproveForm(request.POST), request.POST.getlist("proofs")
    if not form.is_valid():
        return show(request, review, Typed(approve=form, proofs=proofs, refusal=_unreadable()))
    try:
        api.approve(actor=actor, review=review, proofs=proofs, **form.cleaned_data)
    except Refusal as refusal:
        return show(request, review, Typed(approve=form, proofs=proofs, refusal=refusal))
    found = api.review(review)
    done = _("《%(title)s》已签发。") if found.state == api.ReviewState.SIGNED else _("《%(title)s》已通过。")
    messages.success(request, done % {"title": found.title})
    return _onward(request, review)


@require_POST
@requires(api.DECIDE)
def return_(request: HttpRequest, review: int) -> HttpResponse:
    """Send it back with reasons, then on to the next piece that waits."""
    actor = who(request)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return show(request, review, Typed(back=form, refusal=_unreadable()))
    try:
        api.return_review(actor=actor, review=review, **form.cleaned_data)
    except Refusal as refusal:
        return show(request, review, Typed(back=form, refusal=refusal))
    messages.success(request, _("《%(title)s》已退回作者。") % {"title": api.review(review).title})
    return _onward(request, review)


def _onward(request: HttpRequest, review: int) -> HttpResponse:
    after = following(who(request), review)
    return redirect("desk:review:review", after) if after else redirect("desk:review:inbox")


def _unreadable() -> Refusal:
    return Refusal(_("填写的内容有误。"), _("请按提示修改，已填写的都还在。"))
