"""First-run set-up: open only while nobody has an account on this node, and only with the token."""

from allauth.decorators import rate_limit
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Actor
from rongmei.core.scoping import scoped
from rongmei.domains.accounts import api as accounts
from rongmei.domains.assets import api as assets
from rongmei.domains.organisations import api as organisations
from rongmei.faces.ops.people.roster import download
from rongmei.faces.ops.setup import token
from rongmei.faces.ops.setup.forms import SetupForm


@require_http_methods(["GET", "HEAD", "POST"])
@rate_limit(action="login")  # type: ignore[untyped-decorator]
def first_run(request: HttpRequest) -> HttpResponse:
    """Ask for everything on one page; on success show the first passwords once."""
    if accounts.anybody_yet():
        return redirect("account_login")
    form = SetupForm(request.POST or None, request.FILES or None)
    told: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            added = _set_up(form, told)
        except Refusal as refusal:
            told["refusal"] = refusal
        else:
            token.use_up()
            return render(request, "ops/setup/done.html", {"added": added, "file": download(added)})
    return render(request, "ops/setup/form.html", told)


@transaction.atomic
def _set_up(form: SetupForm, told: dict[str, object]) -> list[accounts.NewPerson]:
    if not token.matches(form.cleaned_data["token"]):
        raise Refusal(_("首次设置口令不对。"), _("请复制启动服务的终端窗口里显示的口令。"))
    listed = form.cleaned_data["people"]
    rows = accounts.read_roster(listed.read()) if listed else []
    told["problems"] = accounts.check_roster(rows)
    place, added = accounts.set_up_centre(centre=form.centre(), rows=rows)
    _keep_logo(place, form)
    return added


def _keep_logo(place: int, form: SetupForm) -> None:
    picture = form.cleaned_data["logo"]
    if picture:
        with scoped(place):
            actor = Actor.system(place)
            kept = assets.upload_picture(actor=actor, content=picture.chunks(), name=picture.name)
            organisations.set_logo(actor=actor, logo=kept.sha256)
