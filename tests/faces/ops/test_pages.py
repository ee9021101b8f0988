"""Operators' pages: which role gets which answer, and that each holds together."""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from rongmei.core.permissions import Role
from rongmei.core.permissions.roles import ADMINISTRATORS
from rongmei.core.scoping import scoped
from rongmei.domains.accounts.models import User
from rongmei.domains.organisations import api as organisations
from rongmei.domains.organisations.models import Organisation
from rongmei.faces.ops.audit.objects import KINDS
from rongmei.faces.ops.spreadsheet import harmless
from tests.factories.accounts import make_member
from tests.factories.planning import make_lead
from tests.support.people import DeskClient, MakeActor

OPERATORS = ADMINISTRATORS | {Role.DIRECTOR}
PAGES = {
    "ops:home": OPERATORS,
    "ops:tree": OPERATORS,
    "ops:people": OPERATORS,
    "ops:desks": OPERATORS,
    "ops:licences": OPERATORS,
    "ops:health": OPERATORS,
    "ops:organisation": {Role.SYSTEM_ADMIN},
    "ops:person_add": {Role.SYSTEM_ADMIN},
    "ops:people_import": {Role.SYSTEM_ADMIN},
    "ops:people_template": {Role.SYSTEM_ADMIN},
    "ops:policy": {Role.SECURITY_ADMIN},
    "ops:journal": {Role.AUDIT_ADMIN},
    "ops:journal_export": {Role.AUDIT_ADMIN},
}
PEOPLE = [role for role in Role if role != Role.SYSTEM]


@pytest.mark.parametrize("role", PEOPLE)
def test_each_page_opens_for_its_roles_only(desk_client: DeskClient, role: Role) -> None:
    browser = desk_client(role)
    got = {name: browser.get(reverse(name)).status_code for name in PAGES}
    assert got == {name: 200 if role in roles else 403 for name, roles in PAGES.items()}


@pytest.mark.parametrize("role", sorted(OPERATORS))
def test_tabs_lead_only_where_one_may_go(desk_client: DeskClient, role: Role) -> None:
    browser = desk_client(role)
    text = browser.get("/ops/people/").content.decode()
    tabs = re.findall(r'<a class="tab" href="([^"]+)"', text)
    assert len(tabs) >= 5
    assert [browser.get(tab).status_code for tab in tabs] == [200] * len(tabs)
    assert '<a class="tab" href="/ops/people/" aria-current="page">' in text


@pytest.mark.parametrize("name", [n for n in PAGES if n not in ("ops:people_template", "ops:journal_export")])
def test_a_page_has_one_heading_and_no_inline_code(desk_client: DeskClient, name: str) -> None:
    text = desk_client(*PAGES[name]).get(reverse(name)).content.decode()
    headings = re.findall(r"<h1>(.*?)</h1>", text, re.DOTALL)
    assert len(headings) == 1
    assert headings[0].strip()
    assert "style=" not in text


def test_people_are_found_by_words_role_and_state(desk_client: DeskClient, county: Organisation) -> None:
    browser = desk_client(Role.SYSTEM_ADMIN)
    with scoped(county.pk):
        make_member(county, Role.EDITOR)
    shown = len(re.findall(r"<tr data-row>", browser.get("/ops/people/").content.decode()))
    assert shown == 2
    assert len(re.findall("<tr data-row>", browser.get("/ops/people/?role=editor").content.decode())) == 1
    assert "没有符合条件的人员" in browser.get("/ops/people/?q=没有这样的人").content.decode()
    assert "没有符合条件的人员" in browser.get("/ops/people/?state=inactive").content.decode()


def test_three_people_cost_what_one_costs(desk_client: DeskClient, county: Organisation) -> None:
    browser = desk_client(Role.DIRECTOR)

    def cost() -> int:
        with scoped(county.pk):
            make_member(county, Role.EDITOR)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get("/ops/people/").status_code == 200
        return len(asked)

    browser.get("/ops/people/")
    first = cost()
    cost()
    assert cost() == first


def test_a_refused_person_comes_back_filled(desk_client: DeskClient) -> None:
    browser = desk_client(Role.SYSTEM_ADMIN)
    answer = browser.post("/ops/people/add/", {"name": "王芳", "username": "王 芳", "roles": ["reporter"]})
    text = answer.content.decode()
    assert answer.status_code >= 400
    assert 'value="王芳"' in text
    assert 'value="reporter"' in text
    assert 'role="alert"' in text


def test_an_added_persons_password_is_shown_once(desk_client: DeskClient) -> None:
    browser = desk_client(Role.SYSTEM_ADMIN)
    text = browser.post(
        "/ops/people/add/", {"name": "王芳", "username": "wang.fang", "roles": ["reporter"]}
    ).content.decode()
    password = re.search(r"<td><code>([^<]+)</code></td>", text)
    assert password
    assert Client().login(username="wang.fang", password=password[1])
    assert password[1] not in browser.get("/ops/people/").content.decode()


@pytest.mark.parametrize(
    ("role", "acts"),
    [
        (Role.SYSTEM_ADMIN, {"重置密码", "停用", "保存岗位"}),
        (Role.SECURITY_ADMIN, {"解除登录锁定", "清除第二验证", "授予勾选的角色"}),
        (Role.AUDIT_ADMIN, set()),
        (Role.DIRECTOR, set()),
    ],
)
def test_a_persons_page_offers_what_one_may_do(
    desk_client: DeskClient, county: Organisation, role: Role, acts: set[str]
) -> None:
    with scoped(county.pk):
        person = make_member(county, Role.EDITOR)
    text = desk_client(role).get(f"/ops/people/{person.pk}/").content.decode()
    everything = {"重置密码", "停用", "保存岗位", "解除登录锁定", "清除第二验证", "授予勾选的角色"}
    assert {act for act in everything if f">{act}</button>" in text} == acts


def test_another_centres_person_is_not_there(desk_client: DeskClient, other_county: Organisation) -> None:
    with scoped(other_county.pk):
        stranger = make_member(other_county, Role.EDITOR)
    assert desk_client(Role.DIRECTOR).get(f"/ops/people/{stranger.pk}/").status_code == 404


def test_a_refused_desk_opens_its_dialog_again(desk_client: DeskClient) -> None:
    browser = desk_client(Role.DIRECTOR)
    browser.post("/ops/desks/open/", {"name": "采访部", "purpose": ""})
    again = browser.post("/ops/desks/open/", {"name": "采访部", "purpose": "再设一次"}).content.decode()
    assert re.search(r"<dialog id=\"open-desk\"[^>]* data-open>", again)
    assert 'value="再设一次"' in again


def test_a_licence_about_to_run_out_warns(desk_client: DeskClient, county: Organisation) -> None:
    browser = desk_client(Role.SYSTEM_ADMIN)
    soon = timezone.localdate() + timedelta(days=5)
    browser.post("/ops/licences/", {"kind": "news", "number": "51120240001", "expires_on": soon.isoformat()})
    text = browser.get("/ops/licences/").content.decode()
    assert "51120240001" in text
    assert "还有5天到期" in text
    assert "登记或续期" not in desk_client(Role.DIRECTOR).get("/ops/licences/").content.decode()


def test_a_wrong_licence_comes_back_filled(desk_client: DeskClient) -> None:
    text = (
        desk_client(Role.SYSTEM_ADMIN)
        .post("/ops/licences/", {"kind": "news", "number": "511202400001", "expires_on": "明年"})
        .content.decode()
    )
    assert 'value="511202400001"' in text
    assert 'aria-invalid="true"' in text


def test_the_journal_is_filtered_and_exported_alike(desk_client: DeskClient, county: Organisation) -> None:
    keeper, auditor = desk_client(Role.SYSTEM_ADMIN), desk_client(Role.AUDIT_ADMIN)
    keeper.post("/ops/people/add/", {"name": "王芳", "username": "wang.fang", "roles": []})
    keeper.post("/ops/licences/", {"kind": "news", "number": "51120240001"})
    page = auditor.get("/ops/journal/?verb=person.added").content.decode()
    assert page.count("<tr data-row>") == 1
    assert '<td class="nowrap">王芳</td>' in page
    assert re.search(r'<span class="soft">人员</span>\s*<a href="/ops/people/\d+/">王芳</a>', page)
    lines = b"".join(auditor.get("/ops/journal/export/?verb=person.added")).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "person.added" in lines[1]
    assert "没有符合条件的记录" in auditor.get("/ops/journal/?until=2001-01-01").content.decode()
    assert "清除条件" in page


def test_the_journal_shows_titles_only_to_those_who_may_see_them(
    desk_client: DeskClient, make_actor: MakeActor, county: Organisation
) -> None:
    with scoped(county.pk):
        lead = make_lead(make_actor(Role.REPORTER), "河边新开了集市")
    auditor, both = desk_client(Role.AUDIT_ADMIN), desk_client(Role.AUDIT_ADMIN, Role.REPORTER)
    where = {"verb": "lead.made", "object_kind": "planning.lead"}
    page = auditor.get("/ops/journal/", where).content.decode()
    assert "河边新开了集市" not in page
    assert re.search(rf'<span class="soft">线索</span>\s*{lead}\s', page)
    page = both.get("/ops/journal/", where).content.decode()
    assert f'<a href="/desk/plan/leads/{lead}/">河边新开了集市</a>' in page


def test_every_kind_of_object_in_the_journal_is_a_thing_we_keep() -> None:
    assert all(apps.get_model(code) for code in KINDS)


def test_as_many_queries_for_three_deeds_as_for_one(
    desk_client: DeskClient, make_actor: MakeActor, county: Organisation
) -> None:
    browser, reporter = desk_client(Role.AUDIT_ADMIN, Role.REPORTER), make_actor(Role.REPORTER)

    def asked() -> int:
        with scoped(county.pk):
            make_lead(reporter, "又一条")
        with CaptureQueriesContext(connection) as captured:
            browser.get("/ops/journal/", {"verb": "lead.made"})
        return len(captured)

    asked()
    one = asked()
    asked()
    assert asked() == one


def test_a_policy_demands_a_second_factor_from_those_ticked(desk_client: DeskClient) -> None:
    browser = desk_client(Role.SECURITY_ADMIN)
    browser.post("/ops/people/sign-in/", {"roles": ["editor"]})
    editor = desk_client(Role.EDITOR)
    assert editor.get("/desk/search/").headers["Location"] == reverse("mfa_activate_totp")


def test_the_roster_names_each_wrong_line(desk_client: DeskClient) -> None:
    listed = "姓名,账号,角色,部门/岗位\n王芳,wang.fang,记者,\n李雷,,记者,\n韩梅,han.mei,厨师,\n".encode()
    answer = desk_client(Role.SYSTEM_ADMIN).post(
        "/ops/people/import/", {"file": SimpleUploadedFile("people.csv", listed)}
    )
    text = answer.content.decode()
    assert "没有导入任何人" in text
    assert re.findall(r'<td class="num">(\d+)</td>', text) == ["3", "4"]
    assert not User.objects.filter(username="wang.fang").exists()


def test_the_tree_is_filtered_by_name_and_code(desk_client: DeskClient, other_county: Organisation) -> None:
    browser = desk_client(Role.DIRECTOR)
    assert "南江县融媒体中心" in browser.get("/ops/tree/").content.decode()
    text = browser.get("/ops/tree/?q=511921").content.decode()
    assert "本单位" in text
    assert "南江县融媒体中心" not in text
    assert "没有符合条件的单位" in browser.get("/ops/tree/?q=没有").content.decode()


def test_names_of_the_centre_are_changed_by_its_keeper(desk_client: DeskClient, county: Organisation) -> None:
    browser = desk_client(Role.SYSTEM_ADMIN)
    browser.post("/ops/organisation/", {"name": "通江县", "centre_name": "红色通江融媒体中心", "short_name": "通江"})
    assert organisations.organisation(county.pk).centre_name == "红色通江融媒体中心"
    half = browser.post("/ops/organisation/", {"name": "通江县", "longitude": "107.25"}).content.decode()
    assert "经度和纬度要一起填写" in half
    assert 'value="107.25"' in half
    assert "红色通江融媒体中心" in browser.get("/ops/people/").content.decode()


@pytest.mark.parametrize(("cell", "written"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("王芳", "王芳"), ("", "")])
def test_a_cell_is_never_a_formula(cell: str, written: str) -> None:
    assert harmless(cell) == written
