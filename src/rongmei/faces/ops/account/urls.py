"""Addresses under /account/. Only these of django-allauth are mounted: nobody signs up, no mail is sent."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.conf import settings
from django.urls import path
from django.views.generic import TemplateView

from rongmei.faces.ops.account import views

_T = "ops/account/"


def _demo() -> list[Any]:
    """The accounts of a demonstration, named on its sign-in page; of any other node, none."""
    found: list[Any] = settings.RONGMEI_DEMO_ACCOUNTS
    return found


urlpatterns = [
    path("", views.mine, name="account_mine"),
    path("start/", views.start, name="account_start"),
    path("organisation/", views.switch_organisation, name="account_organisation"),
    path("language/", views.switch_language, name="account_language"),
    path(
        "login/",
        account.LoginView.as_view(template_name=_T + "sign_in.html", extra_context={"demo": _demo}),
        name="account_login",
    ),
    path("logout/", account.LogoutView.as_view(template_name=_T + "sign_out.html"), name="account_logout"),
    path("inactive/", TemplateView.as_view(template_name=_T + "inactive.html"), name="account_inactive"),
    path(
        "password/",
        account.PasswordChangeView.as_view(template_name=_T + "password.html"),
        name="account_change_password",
    ),
    path(
        "confirm/",
        account.ReauthenticateView.as_view(template_name=_T + "confirm.html"),
        name="account_reauthenticate",
    ),
    path(
        "sessions/", sessions.ListUserSessionsView.as_view(template_name=_T + "sessions.html"), name="usersessions_list"
    ),
    path("second-factor/", mfa.IndexView.as_view(template_name=_T + "factor.html"), name="mfa_index"),
    path("second-factor/code/", mfa.AuthenticateView.as_view(template_name=_T + "code.html"), name="mfa_authenticate"),
    path(
        "second-factor/confirm/",
        mfa.ReauthenticateView.as_view(template_name=_T + "confirm.html"),
        name="mfa_reauthenticate",
    ),
    path(
        "second-factor/set-up/",
        totp.ActivateTOTPView.as_view(template_name=_T + "factor_set_up.html"),
        name="mfa_activate_totp",
    ),
    path(
        "second-factor/remove/",
        totp.DeactivateTOTPView.as_view(template_name=_T + "factor_remove.html"),
        name="mfa_deactivate_totp",
    ),
    path(
        "second-factor/codes/",
        codes.ViewRecoveryCodesView.as_view(template_name=_T + "codes.html"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "second-factor/codes/new/",
        codes.GenerateRecoveryCodesView.as_view(template_name=_T + "codes_new.html"),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "second-factor/codes/download/",
        codes.DownloadRecoveryCodesView.as_view(template_name=_T + "codes.txt"),
        name="mfa_download_recovery_codes",
    ),
]
