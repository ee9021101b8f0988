"""People of the centre: the system administrator keeps accounts, the security administrator grants."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Role
from rongmei.core.ui.guard import requires
from rongmei.domains.accounts import api
from rongmei.faces.ops.people.forms import GRANTABLE, PersonForm, RolesForm, TitleForm


@require_safe
@requires(api.OPERATE)
def people(request: HttpRequest) -> HttpResponse:
    """Everybody here, filtered by words, role, and whether they are active or wait for roles."""
    words, role, state = (request.GET.get(key, "").strip() for key in ("q", "role", "state"))
    found = [
        p
        for p in api.people(active=state != "inactive")
        if words in f"{p.name}{p.username}{p.title}{''.join(p.desks)}"
        and (not role or role in p.roles)
        and (state != "waiting" or p.requested)
    ]
    told = {"people": found, "roles": GRANTABLE, "q": words, "role": role, "state": state}
    return render(request, "ops/people/list.html", told)


@requires(api.ADD)
def add(request: HttpRequest) -> HttpResponse:
    """Add one person; their first password is shown once on the answer."""
    form = PersonForm(request.POST or None)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            added = api.add_person(actor=request.actor, **form.cleaned_data)  # type: ignore[attr-defined]
            return render(request, "ops/people/passwords.html", {"added": [added]})
        except Refusal as error:
            refusal = error
    status = refusal.status if refusal else 200
    return render(request, "ops/people/add.html", {"form": form, "refusal": refusal}, status=status)


@require_safe
@requires(api.OPERATE)
def person(request: HttpRequest, membership: int) -> HttpResponse:
    """One person: who they are, what they may do, what can be done about their account."""
    found = api.person(membership)
    told = {
        "person": found,
        "title_form": TitleForm(initial={"title": found.title}),
        "roles_form": RolesForm(initial={"roles": found.requested or found.roles}),
        "may": {
            "grant": api.GRANT.held_by(request.actor),  # type: ignore[attr-defined]
            "keep": api.DESCRIBE.held_by(request.actor),  # type: ignore[attr-defined]
            "unlock": api.UNLOCK.held_by(request.actor),  # type: ignore[attr-defined]
        },
    }
    return render(request, "ops/people/person.html", told)


@requires(api.GRANT)
@require_POST
def roles(request: HttpRequest, membership: int) -> HttpResponse:
    """Grant exactly the roles ticked."""
    form = RolesForm(request.POST)
    if form.is_valid():
        api.change_roles(actor=request.actor, membership=membership, roles=form.cleaned_data["roles"])  # type: ignore[attr-defined]
        messages.success(request, _("角色已更新，下次打开页面时生效。"))
    return redirect("ops:person", membership)


@requires(api.DESCRIBE)
@require_POST
def title(request: HttpRequest, membership: int) -> HttpResponse:
    """Change what a person is here."""
    form = TitleForm(request.POST)
    if form.is_valid():
        api.describe_person(actor=request.actor, membership=membership, **form.cleaned_data)  # type: ignore[attr-defined]
        messages.success(request, _("已保存。"))
    return redirect("ops:person", membership)


@requires(api.RESET)
@require_POST
def password(request: HttpRequest, membership: int) -> HttpResponse:
    """Make a new first password, shown once."""
    fresh = api.reset_password(actor=request.actor, membership=membership)  # type: ignore[attr-defined]
    found = api.person(membership)
    added = api.NewPerson(membership, found.user, found.username, found.name, fresh)
    return render(request, "ops/people/passwords.html", {"added": [added]})


@requires(api.UNLOCK)
@require_POST
def second_factor(request: HttpRequest, membership: int) -> HttpResponse:
    """Take away a lost second factor."""
    api.reset_second_factor(actor=request.actor, membership=membership)  # type: ignore[attr-defined]
    messages.success(request, _("第二验证已清除，请通知本人重新设置。"))
    return redirect("ops:person", membership)


@requires(api.UNLOCK)
@require_POST
def unlock(request: HttpRequest, membership: int) -> HttpResponse:
    """Lift a lock-out at once."""
    username = api.unlock_person(actor=request.actor, membership=membership)  # type: ignore[attr-defined]
    ratelimit.clear(request, action="login_failed", key=api.attempts_key(username))
    messages.success(request, _("已解除锁定。"))
    return redirect("ops:person", membership)


@requires(api.DEACTIVATE)
@require_POST
def active(request: HttpRequest, membership: int) -> HttpResponse:
    """End a person's place here, or give it back."""
    verb = api.reactivate_person if request.POST.get("active") == "1" else api.deactivate_person
    verb(actor=request.actor, membership=membership)  # type: ignore[attr-defined]
    messages.success(request, _("已更新。"))
    return redirect("ops:person", membership)


@requires(api.SET_POLICY)
def policy(request: HttpRequest) -> HttpResponse:
    """Which roles must sign in with a second factor."""
    if request.method == "POST":
        form = RolesForm(request.POST)
        if form.is_valid():
            chosen: list[Role] = form.cleaned_data["roles"]
            api.require_second_factor(actor=request.actor, roles=chosen)  # type: ignore[attr-defined]
            messages.success(request, _("登录要求已更新，下次登录时生效。"))
            return redirect("ops:policy")
    form = RolesForm(initial={"roles": sorted(api.second_factor_roles())})
    return render(request, "ops/people/policy.html", {"form": form})
