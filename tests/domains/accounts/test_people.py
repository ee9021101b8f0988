"""Adding people, and the end of their place here."""

import pytest
from django.contrib.auth import authenticate

from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts import api
from rongmei.domains.accounts.models import User
from rongmei.domains.organisations.models import Organisation
from tests.factories.accounts import PASSWORD, make_member
from tests.support.people import MakeActor


@pytest.fixture
def keeper(scope: None, make_actor: MakeActor) -> Actor:
    """通江's system administrator."""
    return make_actor(Role.SYSTEM_ADMIN)


def test_a_new_person_signs_in_with_the_first_password_and_must_change_it(keeper: Actor) -> None:
    new = api.add_person(actor=keeper, username=" Wang.Fang ", name=" 王芳 ", title="首席记者")
    user = User.objects.get(pk=new.user)
    assert (user.username, user.display_name, user.must_change_password) == ("wang.fang", "王芳", True)
    assert user.check_password(new.first_password)
    assert api.person(new.membership).title == "首席记者"


def test_a_password_given_need_not_be_changed(keeper: Actor) -> None:
    new = api.add_person(actor=keeper, username="wang", name="王芳", password=PASSWORD)
    assert not User.objects.get(pk=new.user).must_change_password


def test_many_may_share_a_password_without_it_being_hashed_again(keeper: Actor) -> None:
    first = api.add_person(actor=keeper, username="wang", name="王芳", password=PASSWORD)
    second = api.add_person(actor=keeper, username="li", name="李敏", password_of=first.membership)
    assert second.first_password == ""
    assert authenticate(None, username="li", password=PASSWORD) == User.objects.get(pk=second.user)
    assert not User.objects.get(pk=second.user).must_change_password


def test_a_password_is_shared_only_with_somebody_here(keeper: Actor, other_county: Organisation) -> None:
    with scoped(other_county.pk):
        there = Actor.system(other_county.pk)
        theirs = api.add_person(actor=there, username="wang", name="王芳", password=PASSWORD)
    with pytest.raises(NotFound):
        api.add_person(actor=keeper, username="li", name="李敏", password_of=theirs.membership)


@pytest.mark.parametrize("password", ["short", "1234567890123", "password123"])
def test_a_weak_password_is_refused(keeper: Actor, password: str) -> None:
    with pytest.raises(Refusal, match="请换一个密码"):
        api.add_person(actor=keeper, username="wang", name="王芳", password=password)


@pytest.mark.parametrize("username", ["", "a", "王芳", "a b c", "../etc", "-abc", "x" * 61, "a'--"])
def test_a_malformed_account_name_is_refused(keeper: Actor, username: str) -> None:
    with pytest.raises(Refusal, match="不符合要求"):
        api.add_person(actor=keeper, username=username, name="王芳")


@pytest.mark.parametrize("name", ["", "  ", "王" * 61])
def test_a_person_has_a_name(keeper: Actor, name: str) -> None:
    with pytest.raises(Refusal, match="姓名"):
        api.add_person(actor=keeper, username="wang", name=name)


def test_account_names_are_unique_on_the_node_whatever_their_case(keeper: Actor) -> None:
    api.add_person(actor=keeper, username="wang", name="王芳")
    with pytest.raises(Refusal, match="已被使用"):
        api.add_person(actor=keeper, username="WANG", name="王方")


def test_the_journal_holds_ids_and_codes_and_no_password_or_name(keeper: Actor) -> None:
    new = api.add_person(actor=keeper, username="wang", name="王芳", roles=[Role.EDITOR])
    fresh = api.reset_password(actor=keeper, membership=new.membership)
    written = str([(e.verb, e.data) for e in Entry.objects.all()])
    assert "person.added" in written
    assert "roles.requested" in written
    assert "password.reset" in written
    for secret in (new.first_password, fresh, "王芳", "wang"):
        assert secret not in written


def test_first_passwords_differ(keeper: Actor) -> None:
    made = {api.add_person(actor=keeper, username=f"wang{n}", name="王").first_password for n in range(5)}
    assert len(made) == 5


def test_a_reset_ends_the_old_password_and_asks_for_a_change(keeper: Actor) -> None:
    new = api.add_person(actor=keeper, username="wang", name="王芳", password=PASSWORD)
    fresh = api.reset_password(actor=keeper, membership=new.membership)
    user = User.objects.get(pk=new.user)
    assert (user.check_password(PASSWORD), user.check_password(fresh), user.must_change_password) == (
        False,
        True,
        True,
    )


def test_nobody_resets_or_ends_themselves(keeper: Actor) -> None:
    mine = next(p.membership for p in api.people() if p.user == keeper.user)
    with pytest.raises(Refusal, match="不能重置自己"):
        api.reset_password(actor=keeper, membership=mine)
    with pytest.raises(Refusal, match="不能停用自己"):
        api.deactivate_person(actor=keeper, membership=mine)


def test_an_account_opened_elsewhere_is_not_reset_here(
    county: Organisation, other_county: Organisation, make_actor: MakeActor
) -> None:
    with scoped(county.pk):
        api.add_person(actor=make_actor(Role.SYSTEM_ADMIN), username="wang", name="王芳")
    with scoped(other_county.pk):
        keeper = make_actor(Role.SYSTEM_ADMIN, organisation=other_county)
        guard = make_actor(Role.SECURITY_ADMIN, organisation=other_county)
        place = api.admit_person(actor=keeper, username="wang", roles=[Role.REPORTER])
        with pytest.raises(Refusal, match="另一单位开立"):
            api.reset_password(actor=keeper, membership=place)
        with pytest.raises(Refusal, match="另一单位开立"):
            api.reset_second_factor(actor=guard, membership=place)


def test_somebody_admitted_belongs_to_both_and_can_switch(
    county: Organisation, other_county: Organisation, make_actor: MakeActor
) -> None:
    with scoped(county.pk):
        new = api.add_person(actor=make_actor(Role.SYSTEM_ADMIN), username="wang", name="王芳")
    with scoped(other_county.pk):
        keeper = make_actor(Role.SYSTEM_ADMIN, organisation=other_county)
        api.admit_person(actor=keeper, username="wang")
        with pytest.raises(Refusal, match="没有可接收"):
            api.admit_person(actor=keeper, username="wang")
    assert [o.id for o in api.organisations_of(new.user)] == [county.pk, other_county.pk]


def test_an_unknown_account_cannot_be_admitted(keeper: Actor) -> None:
    with pytest.raises(Refusal, match="没有可接收"):
        api.admit_person(actor=keeper, username="nobody-here")


def test_a_deactivated_person_loses_roles_and_gets_none_back_with_their_place(
    keeper: Actor, county: Organisation
) -> None:
    row = make_member(county, Role.EDITOR)
    api.deactivate_person(actor=keeper, membership=row.pk)
    assert api.organisations_of(row.user_id) == []
    assert row.pk not in {p.membership for p in api.people()}
    assert row.pk in {p.membership for p in api.people(active=False)}
    api.reactivate_person(actor=keeper, membership=row.pk)
    assert (api.person(row.pk).active, api.person(row.pk).roles) == (True, ())


def test_people_stand_in_the_order_of_their_names_pinyin(keeper: Actor) -> None:
    for number, name in enumerate(["张三", "阿来", "李四"]):
        api.add_person(actor=keeper, username=f"person{number}", name=name)
    shown = [p.name for p in api.people() if p.user != keeper.user]
    assert shown == ["阿来", "李四", "张三"]


def test_names_by_id(keeper: Actor) -> None:
    new = api.add_person(actor=keeper, username="wang", name="王芳")
    assert api.names([new.user, None, 0]) == {new.user: "王芳"}
    assert api.names([]) == {}
    assert api.person_name(new.user) == "王芳"
    with pytest.raises(NotFound):
        api.person_name(987654)


def test_describing_changes_the_title(keeper: Actor) -> None:
    new = api.add_person(actor=keeper, username="wang", name="王芳")
    api.describe_person(actor=keeper, membership=new.membership, title=" 主任记者 ")
    assert api.person(new.membership).title == "主任记者"


def test_unlocking_is_the_security_administrators(keeper: Actor, make_actor: MakeActor) -> None:
    new = api.add_person(actor=keeper, username="wang", name="王芳")
    assert api.unlock_person(actor=make_actor(Role.SECURITY_ADMIN), membership=new.membership) == "wang"
    assert Entry.objects.latest("id").verb == "session.unlocked"


def test_signing_in_and_being_locked_out_are_journalled_where_one_belongs(keeper: Actor) -> None:
    new = api.add_person(actor=keeper, username="wang", name="王芳")
    api.note_sign_in(user=new.user)
    api.note_lock_out(username="WANG")
    api.note_lock_out(username="nobody-here")
    api.note_password_change(user=new.user)
    assert [e.verb for e in Entry.objects.order_by("id")][-3:] == [
        "session.opened",
        "session.locked",
        "password.changed",
    ]
    assert [e.actor for e in Entry.objects.order_by("id")][-3:] == [new.user, None, new.user]


def test_a_language_is_kept(keeper: Actor) -> None:
    new = api.add_person(actor=keeper, username="wang", name="王芳")
    api.choose_language(user=new.user, language="en")
    assert User.objects.get(pk=new.user).language == "en"


def test_a_wrong_password_opens_nothing(keeper: Actor) -> None:
    api.add_person(actor=keeper, username="wang", name="王芳", password=PASSWORD)
    assert authenticate(None, username="wang", password="wrong") is None


def test_anybody_yet(db: None) -> None:
    assert not api.anybody_yet()


def test_anybody_yet_once_there_is_somebody(keeper: Actor) -> None:
    assert api.anybody_yet()
