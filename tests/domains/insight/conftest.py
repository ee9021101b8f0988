"""A lake of one's own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rongmei.domains.insight.adapters.lake import Lake, spool_of


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
    """Publish a story in 通江, for a topic when one is given."""

    def publish(headline: str = "春茶开采", topic: int | None = None) -> int:
        with scoped(county.pk):
            return make.published_story(make_actor(Role.REPORTER), make_content(headline), topic=topic)

    return publish
