"""One's own account: signing in, where one lands, language, centre, second factor, and the idle time-out."""

import re
import time

import pytest
from django.test import Client
from django.urls import reverse

from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts.models import User
from rongmei.domains.organisations.models import Organisation
from tests.factories.accounts import PASSWORD, make_member, make_user
from tests.support.people import DeskClient

MINE = [
    "account_mine",
    "account_change_password",
    "account_logout",
    "mfa_index",
    "usersessions_list",
    "account_inactive",
]


@pytest.fixture
def editor(county: Organisation) -> User:
    user = make_user("wang.fang", display_name="王芳")
    user.set_password(PASSWORD)
    user.save()
    with scoped(county.pk):
        make_member(county, Role.EDITOR, user=user)
    return user


def sign_in(browser: Client, password: str = PASSWORD) -> str:
    answer = browser.post("/account/login/", {"login": "wang.fang", "password": password})
    return answer.headers.get("Location") or answer.content.decode()


@pytest.mark.parametrize("name", MINE)
def test_every_page_of_ones_own_opens(client: Client, editor: User, name: str) -> None:
    sign_in(client)
    answer = client.get(reverse(name))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert len(re.findall("<h1>", text)) == 1
    assert "style=" not in text


@pytest.mark.parametrize("name", ["account_mine", "account_start", "account_change_password", "usersessions_list"])
def test_strangers_are_asked_to_sign_in(client: Client, db: None, name: str) -> None:
    assert client.get(reverse(name)).headers["Location"].startswith("/account/login/?next=")


def test_signing_in_leads_on(client: Client, editor: User) -> None:
    assert sign_in(client) == reverse("account_start")
    assert "成功登录" not in client.get("/account/").content.decode()


def test_a_wrong_password_says_what_to_do_and_keeps_the_name(client: Client, editor: User) -> None:
    text = sign_in(client, "not this one")
    assert "账号或密码不对" in text
    assert 'value="wang.fang"' in text


def test_five_wrong_passwords_lock_the_account(client: Client, editor: User) -> None:
    for _ in range(5):
        sign_in(client, "not this one")
    assert "已暂时锁定" in sign_in(client)


@pytest.mark.parametrize(
    ("role", "lands"), [(Role.EDITOR, "/desk/"), (Role.DIRECTOR, "/desk/"), (Role.AUDIT_ADMIN, "/ops/people/")]
)
def test_each_lands_where_their_work_is(desk_client: DeskClient, role: Role, lands: str) -> None:
    assert desk_client(role).get("/account/start/").headers["Location"] == lands


def test_whoever_has_no_place_yet_is_told_whom_to_ask(client: Client, db: None) -> None:
    client.force_login(make_user("nobody"))
    assert client.get("/account/start/").headers["Location"] == "/account/"
    answer = client.get("/desk/search/")
    assert answer.status_code == 403
    assert "联系本单位系统管理员" in answer.content.decode()


def test_the_language_is_kept_with_the_account(client: Client, editor: User) -> None:
    sign_in(client)
    answer = client.post("/account/language/", {"language": "en", "next": "/account/"})
    assert answer.headers["Location"] == "/account/"
    editor.refresh_from_db()
    assert editor.language == "en"
    assert '<html lang="en"' in client.get("/account/").content.decode()


@pytest.mark.parametrize("asked", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_a_change_of_language_leads_nowhere_else(client: Client, editor: User, asked: str) -> None:
    sign_in(client)
    answer = client.post("/account/language/", {"language": "en", "next": asked})
    assert answer.headers["Location"] == "/account/start/"


def test_one_acts_only_for_centres_one_belongs_to(
    desk_client: DeskClient, county: Organisation, other_county: Organisation
) -> None:
    browser = desk_client(Role.DIRECTOR)
    assert browser.post("/account/organisation/", {"organisation": other_county.pk}).status_code == 404
    make_member(other_county, Role.DIRECTOR, user=User.objects.get(pk=browser.actor.user))  # type: ignore[attr-defined]
    assert "南江县融媒体中心" in browser.get("/account/").content.decode()
    browser.post("/account/organisation/", {"organisation": other_county.pk})
    assert '<span class="where">南江县融媒体中心</span>' in browser.get("/ops/people/").content.decode()


def test_a_new_password_is_said_to_be_kept(client: Client, editor: User) -> None:
    sign_in(client)
    typed = {"oldpassword": PASSWORD, "password1": "a fresh longer one", "password2": "a fresh longer one"}
    client.post("/account/password/", typed)
    text = client.get("/account/").content.decode()
    assert re.search(r'class="toast success" role="status">.*?密码已修改。', text, re.DOTALL)


@pytest.mark.parametrize(
    ("headers", "moved"),
    [
        ({"accept": "text/html", "sec-fetch-mode": "navigate"}, True),
        ({"accept": "text/html, */*"}, True),
        ({"accept": "text/html, */*", "x-by-itself": "1"}, False),
        ({"accept": "text/event-stream"}, False),
    ],
)
def test_a_deserted_desk_is_signed_out(desk_client: DeskClient, headers: dict[str, str], moved: bool) -> None:
    browser = desk_client(Role.EDITOR)
    session = browser.session
    long_ago = int(time.time()) - 1000
    session["seen"] = long_ago
    session.save()
    browser.get("/desk/waiting", headers=headers)
    assert (browser.session["seen"] > long_ago) is moved
