"""Reach where the work is: what the tags show, and to whom."""

import pytest
from django.template import Context, Template

from rongmei.core.permissions import Actor, Role
from rongmei.domains.insight.api import record_outcomes
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning.api import propose_topic, topic
from rongmei.faces.desk.templatetags.reach import percent, share_bar
from tests.domains.insight.conftest import Published
from tests.factories import readings as make
from tests.support.people import MakeActor

pytestmark = pytest.mark.usefixtures("node", "scope")


def shown(source: str, actor: Actor | None, **context: object) -> str:
    template = Template("{% load reach %}" + source)
    return " ".join(template.render(Context({"actor": actor, **context})).split())


@pytest.fixture
def editor(make_actor: MakeActor) -> Actor:
    return make_actor(Role.EDITOR)


def test_a_story_shows_its_reach(editor: Actor, published: Published) -> None:
    story = published()
    assert "还没有阅读数据" in shown("{% story_reach story %}", editor, story=story)
    make.tell(make.visit(story))
    page = shown("{% story_reach story %}", editor, story=story)
    assert "<dd>1</dd> <dt>读者</dt> <dd>1</dd> <dt>读完率</dt> <dd>100%</dd>" in page
    assert f"/desk/reach/stories/{story}/" in page


def test_a_topic_shows_what_its_stories_reached_and_how_it_compares(
    editor: Actor, published: Published, county: Organisation
) -> None:
    system = Actor.system(county.pk)
    number = propose_topic(actor=system, headline="春茶")
    tag = "{% topic_reach topic.id topic.outcome %}"
    assert "还没有阅读数据" in shown(tag, editor, topic=topic(number))
    other = propose_topic(actor=system, headline="别的")
    make.tell(
        make.visit(published(topic=number)), make.visit(published(topic=number)), make.visit(published(topic=other))
    )
    before = shown(tag, editor, topic=topic(number))
    assert "<b>2</b>阅读" in before
    assert "<b>2</b>已发布稿件" in before
    assert "占同期" not in before
    record_outcomes(actor=system)
    after = shown(tag, editor, topic=topic(number))
    assert "占同期本单位阅读的67%" in after
    assert "比近60天 100% 的选题读得多" in after


@pytest.mark.parametrize("tag", ["{% story_reach 1 %}", "{% topic_reach 1 %}"])
def test_who_may_not_see_sees_nothing(make_actor: MakeActor, tag: str) -> None:
    assert shown(tag, make_actor(Role.CORRESPONDENT)) == ""
    assert shown(tag, None) == ""


@pytest.mark.parametrize(
    ("share", "said"), [(None, "—"), (0.0, "0%"), (0.004, "不到1%"), (0.016, "2%"), (0.5, "50%"), (1.0, "100%")]
)
def test_shares_in_percent(share: float | None, said: str) -> None:
    assert percent(share) == said


def test_a_share_that_is_not_zero_can_be_seen() -> None:
    assert [share_bar(s)["permille"] for s in (0, 0.0001, 0.5, 1)] == [0, 4, 500, 1000]
