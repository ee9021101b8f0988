"""People of a newsroom at their browsers."""

import pytest
from django.test import Client

from rongmei.core.permissions import Actor, Role
from rongmei.domains.organisations.models import Organisation
from tests.support.people import DeskClient


@pytest.fixture
def reporter(desk_client: DeskClient) -> Client:
    return desk_client(Role.REPORTER)


@pytest.fixture
def planner(desk_client: DeskClient) -> Client:
    return desk_client(Role.DUTY_DESK)


@pytest.fixture
def stranger(desk_client: DeskClient, other_county: Organisation) -> Client:
    """The director of another county."""
    return desk_client(Role.DIRECTOR, organisation=other_county)


def actor(client: Client) -> Actor:
    """Who sits at a browser."""
    found: Actor = client.actor  # type: ignore[attr-defined]
    return found
