"""Everybody's own account."""

from tests.access.address import NOT_FOUND, Open, act, but, form, page

ADDRESSES = (
    form("account_login", Open.ANYBODY),
    page("account_inactive", Open.ANYBODY),
    act("account_language", Open.ANYBODY, language="en"),
    form("account_logout", Open.ANYBODY),
    page("account_mine", Open.PERSON),
    page("account_start", Open.PERSON),
    act("account_organisation", Open.PERSON, organisation="@place"),
    form("account_change_password", Open.PERSON),
    form("account_reauthenticate", Open.PERSON),
    form("usersessions_list", Open.PERSON),
    page("mfa_index", Open.PERSON),
    form("mfa_authenticate", Open.ANYBODY),
    form("mfa_reauthenticate", Open.PERSON),
    form("mfa_activate_totp", Open.PERSON),
    but(form("mfa_deactivate_totp", Open.PERSON), comes=NOT_FOUND),
    # Nobody here has set a second factor up.
    but(page("mfa_view_recovery_codes", Open.PERSON), comes=NOT_FOUND),
    form("mfa_generate_recovery_codes", Open.PERSON),
    but(page("mfa_download_recovery_codes", Open.PERSON), comes=NOT_FOUND),
)
