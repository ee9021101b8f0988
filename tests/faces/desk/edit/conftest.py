"""A reporter's browser, and a story of theirs."""

import pytest
from django.test import Client

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from tests.factories.stories import make_story
from tests.support.people import DeskClient


@pytest.fixture
def reporter(desk_client: DeskClient) -> Client:
    """A reporter's browser; the actor is `reporter.actor`."""
    return desk_client(Role.REPORTER)


@pytest.fixture
def actor(reporter: Client) -> Actor:
    """The reporter."""
    found: Actor = reporter.actor  # type: ignore[attr-defined]
    return found


@pytest.fixture
def story(county: Organisation, actor: Actor) -> int:
    """A story of the reporter's that lacks nothing for review."""
    with scoped(county.pk):
        return make_story(actor)
