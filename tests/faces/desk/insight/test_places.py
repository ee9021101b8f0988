"""Reach on the pages where the work is done."""

import pytest
from django.urls import reverse

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning.api import propose_topic
from tests.domains.insight.conftest import Published
from tests.factories import readings as make
from tests.support.people import DeskClient


@pytest.mark.parametrize("page", ["desk:plan:topic", "desk:edit:story", "desk:publish:story", "desk:home"])
def test_reach_stands_on_topic_story_and_board(
    published: Published, county: Organisation, desk_client: DeskClient, page: str
) -> None:
    with scoped(county.pk):
        topic = propose_topic(actor=Actor.system(county.pk), headline="春茶")
    story = published("春茶开采", topic=topic)
    make.tell(*(make.visit(story, address=str(n)) for n in range(7)))
    asked = {"desk:plan:topic": [topic], "desk:home": []}.get(page, [story])
    text = "".join(desk_client(Role.DIRECTOR).get(reverse(page, args=asked)).content.decode().split())
    said = {"desk:plan:topic": "<b>7</b>阅读", "desk:home": "<b>7</b>次阅读"}
    assert said.get(page, "<dt>阅读</dt><dd>7</dd>") in text
