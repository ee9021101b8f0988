"""A demonstration names its accounts on the sign-in page; no other node does."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rongmei.core.permissions import Role
from rongmei.domains.organisations.models import Organisation
from tests.factories.accounts import make_member, make_user

PASSWORD = "rongmei-demo-2026"
PEOPLE = [("通江县", [("tj-jizhe", "记者甲", PASSWORD)])]


def page(client: Client) -> str:
    return client.get(reverse("account_login")).content.decode()


def test_a_real_node_names_nobody(client: Client, db: None) -> None:
    assert "演示账号" not in page(client)


def test_one_press_signs_in(client: Client, county: Organisation, settings: Any) -> None:
    settings.RONGMEI_DEMO_ACCOUNTS = PEOPLE
    user = make_user("tj-jizhe")
    user.set_password(PASSWORD)
    user.save()
    make_member(county, Role.REPORTER, user=user)
    assert f'name="password" value="{PASSWORD}"' in page(client)
    answer = client.post(reverse("account_login"), {"login": "tj-jizhe", "password": PASSWORD})
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.usefixtures("db")
def test_without_the_known_password_only_names_are_told(client: Client, settings: Any) -> None:
    settings.RONGMEI_DEMO_ACCOUNTS = [("通江县", [("tj-jizhe", "记者甲", "")])]
    shown = page(client)
    assert "tj-jizhe" in shown
    assert shown.count('name="password"') == 1
