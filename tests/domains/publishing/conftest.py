"""A public folder of each test's own."""

from pathlib import Path
from typing import Any

import pytest

from rongmei.core.permissions import Actor, Role
from tests.support.people import MakeActor


@pytest.fixture(autouse=True)
def public(tmp_path: Path, settings: Any) -> Path:
    """The public root."""
    settings.RONGMEI_PUBLIC_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def author(make_actor: MakeActor) -> Actor:
    """记者甲, who writes."""
    return make_actor(Role.REPORTER)


@pytest.fixture
def editor(make_actor: MakeActor) -> Actor:
    """Who publishes."""
    return make_actor(Role.EDITOR)


@pytest.fixture
def chief(make_actor: MakeActor) -> Actor:
    """Who withdraws."""
    return make_actor(Role.DIRECTOR)
