"""Topics on the desk: proposed from leads, decided, covered in one form, followed up."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts.api import form_team
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning import api
from rongmei.domains.stories.api import create_story
from tests.faces.desk.plan.conftest import actor
from tests.factories.planning import approved_topic, given, make_lead
from tests.factories.stories import make_content
from tests.support.cost import cost
from tests.support.people import DeskClient

URL = "/desk/plan/topics/"
HX = {"HX-Request": "true"}


@pytest.fixture
def topic(county: Organisation, planner: Client) -> int:
    with scoped(county.pk):
        return approved_topic(actor(planner), "汛期怎么过")


def url(name: str, *args: int) -> str:
    return reverse(f"desk:plan:{name}", args=args)


def state(county: Organisation, topic: int) -> str:
    with scoped(county.pk):
        return api.topic(topic).state


def cover(given_to: str, hours: float = 6, note: str = "现场") -> dict[str, str]:
    deadline = timezone.localtime(timezone.now() + timedelta(hours=hours))
    return {"kind": "photo", "given_to": given_to, "deadline": f"{deadline:%Y-%m-%dT%H:%M}", "note": note}


def test_topics_are_filtered_by_state_and_words(reporter: Client, topic: int, county: Organisation) -> None:
    with scoped(county.pk):
        proposed = api.propose_topic(actor=actor(reporter), headline="夜间门诊", angle="谁在用")
    assert [t.id for t in reporter.get(URL).context["topics"]] == [proposed, topic]
    assert [t.id for t in reporter.get(URL, {"state": "proposed"}).context["topics"]] == [proposed]
    assert [t.id for t in reporter.get(URL, {"q": "谁在用"}).context["topics"]] == [proposed]
    assert "没有符合条件的选题" in reporter.get(URL, {"q": "没有这个词"}).content.decode()
    assert [t.id for t in reporter.get(URL, {"before": proposed}).context["topics"]] == [topic]


def test_a_topic_is_proposed_from_a_lead(reporter: Client, county: Organisation) -> None:
    with scoped(county.pk):
        lead = make_lead(actor(reporter), "县医院夜间门诊运行半年")
    form = reporter.get(url("propose"), {"lead": lead})
    assert 'value="县医院夜间门诊运行半年"' in form.content.decode()
    typed = {"headline": "夜间门诊半年", "angle": "排多久", "lead": lead}
    text = reporter.post(url("propose"), typed, follow=True).content.decode()
    assert "选题已提出，等待批准" in text
    assert url("lead", lead) in text


def test_a_refused_proposal_comes_back_with_its_leads(reporter: Client, county: Organisation) -> None:
    with scoped(county.pk):
        lead = make_lead(actor(reporter), "一条")
        api.drop_lead(actor=actor(reporter), lead=lead)
    refused = reporter.post(url("propose"), {"headline": "题", "angle": "写了很久", "lead": lead})
    assert refused.status_code == 422
    assert "写了很久" in refused.content.decode()
    assert f'name="lead" value="{lead}"' in refused.content.decode()
    assert "不采用" in refused.content.decode()


def test_planners_decide_in_the_list_and_on_the_page(reporter: Client, planner: Client, county: Organisation) -> None:
    with scoped(county.pk):
        topic = api.propose_topic(actor=actor(reporter), headline="题")
    row = planner.post(url("approve", topic), headers=HX).content.decode()
    assert "已批准" in row
    assert row.lstrip().startswith("<tr data-row")
    assert "不能执行这一步" in planner.post(url("approve", topic), headers=HX).content.decode()
    text = planner.post(url("drop_topic", topic), follow=True).content.decode()
    assert f'action="{url("restore_topic", topic)}"' in text
    planner.post(url("restore_topic", topic))
    planner.post(url("approve", topic))
    assert "选题已完成" in planner.post(url("finish_topic", topic), follow=True).content.decode()
    assert state(county, topic) == "done"


def test_what_a_reporter_may_not_decide_is_not_offered(reporter: Client, topic: int) -> None:
    text = reporter.get(url("topic", topic)).content.decode()
    for name in ("drop_topic", "finish_topic", "cover", "describe"):
        assert url(name, topic) not in text
        assert reporter.post(url(name, topic)).status_code == 403
    assert reporter.post(url("approve", topic)).status_code == 403


def test_a_task_is_given_in_one_form_with_a_deadline_proposed(
    planner: Client, reporter: Client, topic: int, county: Organisation
) -> None:
    page = planner.get(url("topic", topic))
    proposed = timezone.localtime(page.context["form"].initial["deadline"])
    assert (proposed.hour, proposed.minute) == (18, 0)
    assert timedelta(hours=3) <= proposed - timezone.now() <= timedelta(hours=27)
    text = planner.post(url("cover", topic), cover(f"user-{actor(reporter).user}"), follow=True).content.decode()
    assert "任务已派发" in text
    assert actor(reporter).name in text
    with scoped(county.pk):
        (made,) = api.topic(topic).coverages[0].assignments
    assert (made.kind, made.note, made.user) == ("photo", "现场", actor(reporter).user)
    assert url("cancel", made.id) in text


def test_a_task_is_given_to_a_team_formed_for_the_topic(
    planner: Client, reporter: Client, topic: int, county: Organisation
) -> None:
    form = planner.get(url("form_team"), {"topic": topic}).content.decode()
    assert 'value="汛期怎么过任务组"' in form
    ends = timezone.localtime(timezone.now() + timedelta(days=3))
    typed = {"name": "汛期组", "ends_at": f"{ends:%Y-%m-%dT%H:%M}", "members": [actor(reporter).user], "topic": topic}
    answer = planner.post(url("form_team"), typed)
    assert answer.headers["Location"] == url("topic", topic)
    page = planner.get(url("topic", topic)).content.decode()
    assert "汛期组" in page
    with scoped(county.pk):
        team = form_team(actor=actor(planner), name="另一组", purpose="", ends_at=ends)
    planner.post(url("cover", topic), cover(f"desk-{team}"))
    with scoped(county.pk):
        assert api.topic(topic).coverages[0].assignments[0].who == "另一组"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"deadline": "2020-01-01T08:00"}, "已经过去"),
        ({"deadline": "后天"}, "有几处需要修改"),
        ({"given_to": ""}, "有几处需要修改"),
        ({"given_to": "user-999999999"}, "有几处需要修改"),
    ],
)
def test_a_refused_task_comes_back_as_typed(
    planner: Client, reporter: Client, topic: int, typed: dict[str, str], sentence: str
) -> None:
    answer = planner.post(url("cover", topic), {**cover(f"user-{actor(reporter).user}", note="写了很久"), **typed})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="写了很久"' in answer.content.decode()


def test_a_topic_not_approved_cannot_be_covered_from_an_old_page(
    planner: Client, reporter: Client, county: Organisation
) -> None:
    with scoped(county.pk):
        topic = api.propose_topic(actor=actor(planner), headline="题")
    answer = planner.post(url("cover", topic), cover(f"user-{actor(reporter).user}"))
    assert answer.status_code == 422


def test_what_a_topic_is_about_is_changed(reporter: Client, county: Organisation) -> None:
    with scoped(county.pk):
        topic = api.propose_topic(actor=actor(reporter), headline="旧题", angle="旧角度")
    assert url("describe", topic) in reporter.get(url("topic", topic)).content.decode()
    refused = reporter.post(url("describe", topic), {"headline": " ", "angle": "新角度写好了"})
    assert refused.status_code == 422
    assert "新角度写好了" in refused.content.decode()
    text = reporter.post(url("describe", topic), {"headline": "新题", "angle": "新角度"}, follow=True).content.decode()
    assert "新题" in text
    assert "修改选题" in text


def test_leads_leave_a_topic_and_come_back(reporter: Client, planner: Client, topic: int, county: Organisation) -> None:
    with scoped(county.pk):
        lead = make_lead(actor(reporter), "河堤巡查")
        api.add_lead(actor=actor(reporter), topic=topic, lead=lead)
    text = reporter.post(url("remove_lead", topic, lead), follow=True).content.decode()
    assert f'action="{url("return_lead", topic, lead)}"' in text
    assert "线索已放回" in reporter.post(url("return_lead", topic, lead), follow=True).content.decode()
    with scoped(county.pk):
        assert [x.id for x in api.topic(topic).leads] == [lead]


def test_the_page_tells_stories_outcome_neighbours_and_history(
    reporter: Client, planner: Client, topic: int, county: Organisation
) -> None:
    with scoped(county.pk):
        task = given(actor(planner), actor(reporter), topic)
        create_story(actor=actor(reporter), assignment=task, content=make_content("守堤人的一夜"))
        later = api.propose_topic(actor=actor(planner), headline="汛期回访", follows=topic)
        api.record_outcome(actor=Actor.system(county.pk), topic=topic, outcome={"reads": 12345, "stories": 1})
    page = reporter.get(url("topic", topic))
    text = page.content.decode()
    assert "守堤人的一夜" in text
    assert "1.2万" in text
    assert url("topic", later) in text
    assert url("topic", topic) in reporter.get(url("topic", later)).content.decode()
    lines = [(str(x.what), str(x.who), x.given_to) for x in page.context["history"]]
    assert lines[0] == ("记录选题成效", "系统", "")
    assert ("派发任务", actor(planner).name, actor(reporter).name) in lines
    assert lines[-1] == ("提出选题", actor(planner).name, "")


def test_a_follow_up_is_proposed_from_the_page(reporter: Client, topic: int, county: Organisation) -> None:
    assert f"{url('propose')}?follows={topic}" in reporter.get(url("topic", topic)).content.decode()
    assert "汛期怎么过" in reporter.get(url("propose"), {"follows": topic}).content.decode()
    reporter.post(url("propose"), {"headline": "回访", "follows": topic})
    with scoped(county.pk):
        assert [t.headline for t in api.topic(topic).later] == ["回访"]


def test_outsiders_see_no_topics(desk_client: DeskClient, topic: int) -> None:
    outsider = desk_client(Role.CORRESPONDENT)
    assert [outsider.get(page).status_code for page in (URL, url("topic", topic), url("propose"))] == [403] * 3


def test_another_centres_topic_is_not_there(stranger: Client, topic: int, county: Organisation) -> None:
    assert stranger.get(URL).context["topics"] == []
    assert stranger.get(url("topic", topic)).status_code == 404
    assert stranger.get(url("describe", topic)).status_code == 404
    assert stranger.get(url("propose"), {"follows": topic}).status_code == 404
    assert stranger.get(url("form_team"), {"topic": topic}).status_code == 404
    for name in ("approve", "drop_topic", "restore_topic", "finish_topic"):
        assert stranger.post(url(name, topic)).status_code == 404
        assert stranger.post(url(name, topic), headers=HX).status_code == 404
    assert stranger.post(url("cover", topic), cover(f"user-{actor(stranger).user}")).status_code == 404
    for name in ("remove_lead", "return_lead"):
        assert stranger.post(url(name, topic, 1)).status_code == 404
    assert state(county, topic) == "approved"


def test_three_topics_cost_what_one_costs(planner: Client, reporter: Client, topic: int, county: Organisation) -> None:
    with scoped(county.pk):
        given(actor(planner), actor(reporter), topic)
    one, page = cost(planner, URL), cost(planner, url("topic", topic))
    with scoped(county.pk):
        for number in range(2):
            other = approved_topic(actor(reporter if number else planner), f"题{number}") if not number else topic
            given(actor(planner), actor(reporter), other)
            api.propose_topic(actor=actor(reporter), headline=f"提{number}")
    assert len(planner.get(URL).context["topics"]) == 4
    assert cost(planner, URL) == one
    assert cost(planner, url("topic", topic)) == page
