"""The page on which the system administrator shapes 三审三校."""

import pytest
from django.test import Client
from django.urls import reverse

from rongmei.core.permissions import Role
from rongmei.domains.review import api
from tests.factories.review import LEVELS, here, submitted
from tests.support.pages import main, words
from tests.support.people import DeskClient

pytestmark = pytest.mark.usefixtures("scope")

CIRCUIT = reverse("ops:circuit")


@pytest.fixture
def admin(desk_client: DeskClient) -> Client:
    return desk_client(Role.SYSTEM_ADMIN)


def typed(*rows: tuple[str, str, str], act: str = "save", seen: str = "") -> dict[str, object]:
    names, roles, proofs = zip(*rows, strict=True) if rows else ((), (), ())
    return {"name": names, "role": roles, "proofs": proofs, "act": act, "seen": seen or api.circuit_mark("story")}


ONE, TWO = ("初审", "first_reviewer", "错字\n标点\n"), ("终审", "third_reviewer", "")


def shown(page: str) -> list[str]:
    return [part.partition('"')[0] for part in page.split('name="name" value="')[1:]]


def test_the_default_is_shown_until_it_is_changed(admin: Client) -> None:
    assert shown(main(admin.get(CIRCUIT))) == ["一审一校", "二审二校", "三审三校"]


def test_what_is_typed_is_kept_in_its_order(admin: Client) -> None:
    answer = admin.post(CIRCUIT, typed(ONE, TWO), follow=True)
    assert "审核流程已保存" in words(answer)
    assert [(x.name, x.role, x.proofs) for x in api.circuit("story")] == [
        ("初审", "first_reviewer", ("错字", "标点")), ("终审", "third_reviewer", ()),
    ]  # fmt: skip
    assert "少于三级" in words(answer)


@pytest.mark.parametrize(
    ("act", "after"),
    [
        ("add", ["初审", "终审", ""]),
        ("up:2", ["终审", "初审"]),
        ("down:1", ["终审", "初审"]),
        ("up:1", ["初审", "终审"]),
        ("down:2", ["初审", "终审"]),
        ("remove:1", ["终审"]),
        ("remove:9", ["初审", "终审"]),
        ("up:x", ["初审", "终审"]),
        ("", ["初审", "终审"]),
        ("default", ["一审一校", "二审二校", "三审三校"]),
    ],
)
def test_rows_change_on_the_page_before_they_are_kept(act: str, after: list[str], admin: Client) -> None:
    page = main(admin.post(CIRCUIT, typed(ONE, TWO, act=act)))
    assert shown(page) == after
    assert "有修改还没有保存" in page
    assert api.circuit("story") == api.default_circuit()


def test_what_cannot_be_is_said_and_nothing_typed_is_lost(admin: Client) -> None:
    answer = admin.post(CIRCUIT, typed(ONE, ("", "second_reviewer", "写了一行")))
    assert answer.status_code == 409
    page = main(answer)
    assert "每一级都要有名称" in page
    assert "写了一行" in page
    assert shown(page) == ["初审", ""]
    assert admin.post(CIRCUIT, typed()).status_code == 409


def test_a_change_by_another_meanwhile_is_told(admin: Client, desk_client: DeskClient) -> None:
    seen = api.circuit_mark("story")
    desk_client(Role.SYSTEM_ADMIN).post(CIRCUIT, typed(ONE, TWO))
    answer = admin.post(CIRCUIT, typed(TWO, seen=seen))
    assert answer.status_code == 409
    assert "刚被别人修改过" in main(answer)
    assert shown(main(answer)) == ["终审"]
    assert len(api.circuit("story")) == 2


@pytest.mark.parametrize("role", [Role.SECURITY_ADMIN, Role.AUDIT_ADMIN])
def test_other_administrators_look_and_do_not_change(role: Role, desk_client: DeskClient) -> None:
    client = desk_client(role)
    page = main(client.get(CIRCUIT))
    assert "由系统管理员修改" in page
    assert 'value="save"' not in page
    assert client.post(CIRCUIT, typed(ONE)).status_code == 403
    assert api.circuit("story") == api.default_circuit()


def test_the_newsroom_has_no_business_here(desk_client: DeskClient) -> None:
    assert desk_client(Role.THIRD_REVIEWER).get(CIRCUIT).status_code == 403


def test_missing_people_and_rounds_under_way_are_told(admin: Client) -> None:
    submitted(here(Role.REPORTER))
    page = words(admin.get(CIRCUIT))
    assert "没有人能审" in page
    assert "有 1 篇稿件正在审核" in page
    for role in LEVELS:
        here(role)
    assert "没有人能审" not in words(admin.get(CIRCUIT))


CHECKS = reverse("ops:checks")


def test_checks_that_are_not_ticked_are_turned_off(admin: Client) -> None:
    known = [record.check for record in api.check_list()]
    answer = admin.post(CHECKS, {"checks": [name for name in known if name != "word.wrong"]}, follow=True)
    assert "机器检查的开关已保存" in words(answer)
    assert api.switched_off() == frozenset({"word.wrong"})
    page = main(admin.get(CIRCUIT))
    assert page.count('name="checks"') == len(known)
    assert 'value="word.wrong">' in page
    admin.post(CHECKS, {"checks": known})
    assert api.switched_off() == frozenset()


def test_who_may_not_switch_sees_what_is_checked(desk_client: DeskClient) -> None:
    auditor = desk_client(Role.AUDIT_ADMIN)
    assert auditor.post(CHECKS, {"checks": []}).status_code == 403
    assert api.switched_off() == frozenset()
