"""A reporter and their story, for most tests of stories."""

import pytest

from rongmei.core.permissions import Actor, Role
from tests.factories.stories import make_story
from tests.support.people import MakeActor


@pytest.fixture
def writer(make_actor: MakeActor, scope: None) -> Actor:
    """A reporter, inside the county's scope."""
    return make_actor(Role.REPORTER)


@pytest.fixture
def story(writer: Actor) -> int:
    """A story of the reporter's that lacks nothing for review."""
    return make_story(writer)
