"""The tree, the centre's names, desks and teams, licences."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rongmei.core.i18n import Refusal
from rongmei.core.ui.guard import requires
from rongmei.domains.accounts import api as accounts
from rongmei.domains.assets import api as assets
from rongmei.domains.organisations import api
from rongmei.faces.ops.places.forms import DeskForm, LicenceForm, OrganisationForm


@require_safe
@requires(accounts.OPERATE)
def tree(request: HttpRequest) -> HttpResponse:
    """Every organisation of the node: who exists is public, what they hold is not."""
    words = request.GET.get("q", "").strip()
    places = [(o, _depth(o)) for o in api.tree() if words in f"{o.name}{o.code}{o.centre_name}"]
    return render(request, "ops/places/tree.html", {"places": places, "q": words})


@requires(api.RENAME)
def organisation(request: HttpRequest) -> HttpResponse:
    """The centre's names, mark and place on the map."""
    here = api.organisation(request.actor.organisation)  # type: ignore[attr-defined]
    start = {name: getattr(here, name) for name in ("name", "centre_name", "short_name", "longitude", "latitude")}
    form = OrganisationForm(request.POST or None, request.FILES or None, initial=start)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, dict(form.cleaned_data))
            messages.success(request, _("已保存。"))
            return redirect("ops:organisation")
        except Refusal as error:
            refusal = error
    return render(request, "ops/places/organisation.html", {"form": form, "here": here, "refusal": refusal})


@require_safe
@requires(accounts.OPERATE)
def desks(request: HttpRequest) -> HttpResponse:
    """Desks and task teams, with who sits at each."""
    return _desks(request, DeskForm())


@requires(api.OPEN_DESK)
@require_POST
def open_desk(request: HttpRequest) -> HttpResponse:
    """Set up a standing desk; what was typed stays when it is refused."""
    form = DeskForm(request.POST)
    if not form.is_valid():
        return _desks(request, form, status=400)
    try:
        api.open_desk(actor=request.actor, **form.cleaned_data)  # type: ignore[attr-defined]
    except Refusal as error:
        return _desks(request, form, refusal=error, status=error.status)
    messages.success(request, _("部门已设立。"))
    return redirect("ops:desks")


@requires(api.CLOSE_DESK)
@require_POST
def close_desk(request: HttpRequest, desk: int) -> HttpResponse:
    """Close a desk or end a team."""
    api.close_desk(actor=request.actor, desk=desk)  # type: ignore[attr-defined]
    messages.success(request, _("已撤销。"))
    return redirect("ops:desks")


@requires(accounts.OPERATE)
def licences(request: HttpRequest) -> HttpResponse:
    """Licences and their warnings; the system administrator keeps them."""
    form = LicenceForm(request.POST or None)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            api.keep_licence(actor=request.actor, **form.cleaned_data)  # type: ignore[attr-defined]
            messages.success(request, _("许可证已保存。"))
            return redirect("ops:licences")
        except Refusal as error:
            refusal = error
    told = {"form": form, "refusal": refusal, "licences": api.licences()}
    return render(request, "ops/places/licences.html", told, status=refusal.status if refusal else 200)


def _keep(request: HttpRequest, typed: dict[str, Any]) -> None:
    picture, longitude, latitude = (typed.pop(name) for name in ("logo", "longitude", "latitude"))
    actor = request.actor  # type: ignore[attr-defined]
    api.place_on_map(actor=actor, longitude=longitude, latitude=latitude)
    if picture:
        kept = assets.upload_picture(actor=actor, content=picture.chunks(), name=picture.name)
        api.set_logo(actor=actor, logo=kept.sha256)
    api.rename_organisation(actor=actor, **typed)


def _desks(request: HttpRequest, form: DeskForm, *, refusal: Refusal | None = None, status: int = 200) -> HttpResponse:
    everybody = accounts.people()
    rows = [(d, [p.name for p in everybody if d.name in p.desks]) for d in api.desks()]
    told = {
        "rows": rows,
        "form": form,
        "refusal": refusal,
        "may_open": api.OPEN_DESK.held_by(request.actor),  # type: ignore[attr-defined]
    }
    return render(request, "ops/places/desks.html", told, status=status)


def _depth(place: api.OrganisationRecord) -> int:
    return {"province": 0, "city": 1, "county": 2}.get(place.level, 3)
