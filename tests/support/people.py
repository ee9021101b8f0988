"""Two counties that must never see each other, and people in them."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts.api import actor_of
from rongmei.domains.organisations.models import Organisation
from tests.factories.accounts import make_member
from tests.factories.organisations import make_organisation

MakeActor = Callable[..., Actor]
DeskClient = Callable[..., Client]


@pytest.fixture
def county(db: None) -> Organisation:
    """通江县, whose work most tests are about."""
    return make_organisation("511921", name="通江县", centre_name="通江县融媒体中心")


@pytest.fixture
def other_county(db: None) -> Organisation:
    """南江县, which must see nothing of the other."""
    return make_organisation("511922", name="南江县", centre_name="南江县融媒体中心")


@pytest.fixture
def scope(county: Organisation) -> Iterator[None]:
    """Inside 通江县's scope."""
    with scoped(county.pk):
        yield


@pytest.fixture
def make_actor(county: Organisation) -> MakeActor:
    """A saved person acting in 通江县 (or `organisation=`) with the given roles."""

    def make(*roles: Role, organisation: Organisation = county) -> Actor:
        membership = make_member(organisation, *roles)
        return actor_of(membership.user, membership)

    return make


@pytest.fixture
def desk_client(county: Organisation) -> DeskClient:
    """A browser signed in as a person with the given roles; the actor is `client.actor`."""

    def make(*roles: Role, organisation: Organisation = county) -> Client:
        membership = make_member(organisation, *roles)
        client = Client()
        client.force_login(membership.user)
        client.actor = actor_of(membership.user, membership)  # type: ignore[attr-defined]
        return client

    return make
