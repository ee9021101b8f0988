"""A lake of one's own, and stories whose readings it holds."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.insight.adapters.lake import Lake, spool_of
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.stories.models import Story
from tests.factories.publishing import published_story
from tests.factories.stories import make_content
from tests.support.people import MakeActor

Published = Callable[..., int]


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    """An empty lake."""
    return Lake(tmp_path / "lake")


@pytest.fixture
def node(tmp_path: Path, settings: Any) -> Iterator[Lake]:
    """A node whose lake, salt and public folder are the test's own; its spool is finished in the end."""
    settings.RONGMEI_HOME, settings.RONGMEI_LAKE = tmp_path, tmp_path / "lake"
    settings.RONGMEI_PUBLIC_ROOT = tmp_path / "public"
    yield Lake(settings.RONGMEI_LAKE)
    spool_of(settings.RONGMEI_LAKE / "spool").close()


@pytest.fixture
def published(node: Lake, county: Organisation, make_actor: MakeActor) -> Published:
    """Publish a story in 通江 (or `organisation=`), for a topic when one is given."""

    def publish(headline: str = "春茶开采", *, topic: int | None = None, organisation: Organisation = county) -> int:
        with scoped(organisation.pk):
            author = make_actor(Role.REPORTER, organisation=organisation)
            story = published_story(author, make_content(headline))
            Story.mine().filter(pk=story).update(topic_id=topic)
            return story

    return publish
