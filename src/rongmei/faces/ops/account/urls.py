"""Addresses under /account/. Only these of django-allauth are mounted: nobody signs up, no mail is sent."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.conf import settings
from django.urls import path
from django.views.decorators.http import require_http_methods, require_safe
from django.views.generic import TemplateView

from rongmei.faces.ops.account import views


def _form(view: Any, template: str, **options: Any) -> Any:
    """One of django-allauth's forms in our template; it would take a PUT for a POST."""
    made = view.as_view(template_name=f"ops/account/{template}", **options)
    return require_http_methods(["GET", "HEAD", "POST"])(made)


def _page(view: Any, template: str) -> Any:
    """One of django-allauth's pages in our template."""
    return require_safe(view.as_view(template_name=f"ops/account/{template}"))


def _demo() -> list[Any]:
    """The accounts of a demonstration, named on its sign-in page; of any other node, none."""
    found: list[Any] = settings.RONGMEI_DEMO_ACCOUNTS
    return found


urlpatterns = [
    path("", views.mine, name="account_mine"),
    path("start/", views.start, name="account_start"),
    path("organisation/", views.switch_organisation, name="account_organisation"),
    path("language/", views.switch_language, name="account_language"),
    path("login/", _form(account.LoginView, "sign_in.html", extra_context={"demo": _demo}), name="account_login"),
    path("logout/", _form(account.LogoutView, "sign_out.html"), name="account_logout"),
    path("inactive/", _page(TemplateView, "inactive.html"), name="account_inactive"),
    path("password/", _form(account.PasswordChangeView, "password.html"), name="account_change_password"),
    path("confirm/", _form(account.ReauthenticateView, "confirm.html"), name="account_reauthenticate"),
    path("sessions/", _form(sessions.ListUserSessionsView, "sessions.html"), name="usersessions_list"),
    path("second-factor/", _page(mfa.IndexView, "factor.html"), name="mfa_index"),
    path("second-factor/code/", _form(mfa.AuthenticateView, "code.html"), name="mfa_authenticate"),
    path("second-factor/confirm/", _form(mfa.ReauthenticateView, "confirm.html"), name="mfa_reauthenticate"),
    path("second-factor/set-up/", _form(totp.ActivateTOTPView, "factor_set_up.html"), name="mfa_activate_totp"),
    path("second-factor/remove/", _form(totp.DeactivateTOTPView, "factor_remove.html"), name="mfa_deactivate_totp"),
    path("second-factor/codes/", _page(codes.ViewRecoveryCodesView, "codes.html"), name="mfa_view_recovery_codes"),
    path(
        "second-factor/codes/new/",
        _form(codes.GenerateRecoveryCodesView, "codes_new.html"),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "second-factor/codes/download/",
        _page(codes.DownloadRecoveryCodesView, "codes.txt"),
        name="mfa_download_recovery_codes",
    ),
]
