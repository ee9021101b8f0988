"""One inbox over every organisation of a person, and nothing of one in the other."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts import api as accounts
from rongmei.domains.accounts.models import User
from rongmei.domains.organisations.models import Organisation
from tests.factories import day
from tests.factories.accounts import make_member
from tests.support.people import DeskClient, MakeActor

Busy = Callable[[str], None]


@pytest.fixture
def browser(desk_client: DeskClient, other_county: Organisation) -> Client:
    """A reporter here who is one in the other county too."""
    browser = desk_client(Role.REPORTER)
    make_member(other_county, Role.REPORTER, user=_user(browser))
    return browser


@pytest.fixture
def here(browser: Client, county: Organisation, make_actor: MakeActor) -> Busy:
    return _busy(browser, county, make_actor)


@pytest.fixture
def there(browser: Client, other_county: Organisation, make_actor: MakeActor) -> Busy:
    return _busy(browser, other_county, make_actor)


def test_the_current_organisation_stands_first(
    browser: Client, here: Busy, there: Busy, county: Organisation, other_county: Organisation
) -> None:
    here("春耕")
    there("修路")
    text = browser.get("/desk/inbox/").content.decode()
    places = [text.index(f'id="pile-{place.pk}"') for place in (county, other_county)]
    assert places[0] < text.index("春耕") < places[1] < text.index("修路")


def test_opening_a_card_of_the_other_switches_first(browser: Client, there: Busy, other_county: Organisation) -> None:
    there("修路")
    text = browser.get("/desk/inbox/").content.decode()
    url = text.split('name="next" value="/desk/plan/')[1].split('"')[0]
    assert browser.get(f"/desk/plan/{url}").status_code == 404
    answer = browser.post(
        "/account/organisation/", {"organisation": other_county.pk, "next": f"/desk/plan/{url}"}, follow=True
    )
    assert answer.status_code == 200
    assert "修路" in answer.content.decode()


@pytest.mark.parametrize("page", ["/desk/", "/desk/plan/assignments/", "/desk/search/?q=修路", "/desk/plan/topics/"])
def test_no_other_page_shows_the_others_work(browser: Client, there: Busy, page: str) -> None:
    there("修路通车")
    assert "修路通车" not in browser.get(page).content.decode()


def test_the_menu_says_how_much_waits_elsewhere(
    browser: Client, here: Busy, there: Busy, other_county: Organisation
) -> None:
    here("春耕")
    there("修路")
    there("架桥")
    text = browser.get("/desk/waiting").content.decode()
    theirs = text.split(f'value="{other_county.pk}"')[1]
    assert '<b class="waits">2<' in theirs
    assert text.count('<b class="waits">') == 1


def test_a_former_place_has_no_pile(
    browser: Client, there: Busy, other_county: Organisation, make_actor: MakeActor
) -> None:
    there("修路")
    keeper = make_actor(Role.SYSTEM_ADMIN, organisation=other_county)
    with scoped(other_county.pk):
        gone = next(p for p in accounts.people() if p.user == _user(browser).pk)
        accounts.deactivate_person(actor=keeper, membership=gone.membership)
    assert "修路" not in browser.get("/desk/inbox/").content.decode()


def test_without_its_second_factor_a_place_tells_nothing(
    browser: Client, there: Busy, other_county: Organisation, make_actor: MakeActor
) -> None:
    there("修路")
    with scoped(other_county.pk):
        accounts.require_second_factor(
            actor=make_actor(Role.SECURITY_ADMIN, organisation=other_county), roles=[Role.REPORTER]
        )
    text = browser.get("/desk/inbox/").content.decode()
    assert "修路" not in text
    assert "这个单位要求二次验证" in text
    assert '<b class="waits">' not in browser.get("/desk/waiting").content.decode()


def test_nothing_to_do_is_said(browser: Client) -> None:
    assert browser.get("/desk/inbox/").content.decode().count("没有等您处理的事。") == 2


@pytest.mark.parametrize("page", ["/desk/inbox/", "/desk/waiting"])
def test_three_rows_cost_what_one_costs(browser: Client, here: Busy, there: Busy, page: str) -> None:
    def cost(name: str) -> int:
        here(name)
        there(name)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(page).status_code == 200
        return len(asked)

    browser.get(page)  # the first visit of a session settles what the person owes
    first = cost("一")
    cost("二")
    assert cost("三") == first
    assert first < 30


def _busy(browser: Client, place: Organisation, make_actor: MakeActor) -> Busy:
    def busy(name: str) -> None:
        with scoped(place.pk):
            me = Actor(_user(browser).pk, place.pk, frozenset({Role.REPORTER}), "", frozenset())
            day.task(make_actor(Role.DUTY_DESK, organisation=place), me, name)

    return busy


def _user(browser: Client) -> User:
    return User.objects.get(pk=browser.actor.user)  # type: ignore[attr-defined]
