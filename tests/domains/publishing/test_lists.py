"""Lists: of what is live and nothing else, and cheap however much is live."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rongmei.core.permissions import Actor
from rongmei.domains.publishing import api, tasks
from rongmei.domains.publishing.actions import lists
from tests.factories import publishing as make
from tests.factories.stories import make_content, make_story

pytestmark = pytest.mark.usefixtures("scope")


def queries(organisation: int) -> int:
    with CaptureQueriesContext(connection) as captured:
        tasks.front(organisation=organisation)
    return len(captured)


@pytest.mark.parametrize("remembered", [True, False])
def test_as_many_queries_for_three_stories_as_for_one(remembered: bool, author: Actor) -> None:
    def front() -> int:
        if not remembered:
            lists._teasers.clear()
        return queries(author.organisation)

    make.published_story(author, make_content("第1篇", cover=make.picture(author)))
    one = front()
    for n in (2, 3):
        make.published_story(author, make_content(f"第{n}篇", cover=make.picture(author)))
    assert front() == one


def test_what_is_remembered_has_an_end(author: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "REMEMBERED", 2)
    lists._teasers.clear()
    for n in range(4):
        make.published_story(author, make_content(f"第{n}篇"))
    assert len(lists._teasers) == 2
    assert all(f"第{n}篇" in make.site_file("511921", "index.html") for n in range(4))


@pytest.mark.parametrize("path", ["index.html", "s/all/index.html", "rss.xml", "atom.xml", "feed.json", "sitemap.xml"])
def test_lists_never_show_what_is_not_live(path: str, author: Actor, editor: Actor, chief: Actor) -> None:
    shown = make.published_story(author, make_content("在线的稿"))
    waiting, drafted = make.signed_story(author, make_content("没发的稿")), make_story(author)
    gone = make.published_story(author, make_content("撤下的稿"))
    api.withdraw(actor=chief, story=gone, reason="有误")
    tasks.front(organisation=author.organisation)
    text = make.site_file("511921", path)
    assert f"/{shown}.html" in text
    assert not [number for number in (waiting, drafted, gone) if f"/{number}.html" in text]
    assert "没发的稿" not in text
    assert "撤下的稿" not in text


def test_one_job_waits_for_many_publications(author: Actor) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    for _news in range(3):
        tasks.front.defer(organisation=author.organisation)
    waiting = ProcrastinateJob.objects.filter(task_name="publishing.front", status="todo")
    assert waiting.count() == 1
    assert waiting.get().args == {"organisation": author.organisation}
