"""Leads on the desk: found, written down, sorted one by one and by the handful."""

import pytest
from django.test import Client
from django.urls import reverse

from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning import api
from rongmei.faces.desk.paging import PAGE
from tests.faces.desk.plan.conftest import actor
from tests.factories.planning import approved_topic, make_lead
from tests.support.cost import cost
from tests.support.people import DeskClient

URL = "/desk/plan/leads/"
HX = {"HX-Request": "true"}


@pytest.fixture
def lead(county: Organisation, reporter: Client) -> int:
    with scoped(county.pk):
        return make_lead(actor(reporter), "沙溪镇养蜂户自建气象站", source="通讯员来稿")


def url(name: str, *args: int) -> str:
    return reverse(f"desk:plan:{name}", args=args)


def state(county: Organisation, lead: int) -> str:
    with scoped(county.pk):
        return api.lead(lead).state


def test_new_leads_stand_first_and_filters_narrow_them(reporter: Client, county: Organisation, lead: int) -> None:
    with scoped(county.pk):
        dropped = make_lead(actor(reporter), "河堤巡查", source="水利局")
        api.drop_lead(actor=actor(reporter), lead=dropped)
    assert [x.id for x in reporter.get(URL).context["leads"]] == [lead]
    assert [x.id for x in reporter.get(URL, {"state": "dropped"}).context["leads"]] == [dropped]
    assert len(reporter.get(URL, {"state": "all"}).context["leads"]) == 2
    assert [x.id for x in reporter.get(URL, {"state": "all", "q": "气象站"}).context["leads"]] == [lead]
    assert "没有符合条件的线索" in reporter.get(URL, {"source": "水利局"}).content.decode()


def test_a_tip_is_written_down_by_hand(reporter: Client, county: Organisation) -> None:
    typed = {"headline": "县城三处公厕导航位置错误", "summary": "网友留言，已截图。", "source": "网友留言"}
    text = reporter.post(url("new_lead"), typed, follow=True).content.decode()
    assert "线索已登记" in text
    assert "网友留言，已截图。" in text
    assert actor(reporter).name in text


def test_a_refused_tip_comes_back_as_typed(reporter: Client) -> None:
    typed = {"headline": "题", "summary": "写了很久的内容", "url": "javascript:alert(1)"}
    answer = reporter.post(url("new_lead"), typed)
    assert answer.status_code == 422
    assert "链接看不懂" in answer.content.decode()
    assert "写了很久的内容" in answer.content.decode()


def test_dropping_without_script_goes_back_with_a_way_to_undo(
    reporter: Client, lead: int, county: Organisation
) -> None:
    text = reporter.post(url("drop_lead", lead), follow=True).content.decode()
    assert state(county, lead) == "dropped"
    assert f'action="{url("restore_lead", lead)}"' in text
    reporter.post(url("restore_lead", lead))
    assert state(county, lead) == "new"


def test_dropping_in_the_list_answers_the_row_with_its_undo(reporter: Client, lead: int, county: Organisation) -> None:
    row = reporter.post(url("drop_lead", lead), headers=HX).content.decode()
    assert row.lstrip().startswith("<tr data-row")
    assert "撤销" in row
    again = reporter.post(url("drop_lead", lead), headers=HX).content.decode()
    assert "不能执行这一步" in again
    assert "不采用" in reporter.post(url("restore_lead", lead), headers=HX).content.decode()
    assert state(county, lead) == "new"


def test_several_become_one_topic(reporter: Client, lead: int, county: Organisation) -> None:
    with scoped(county.pk):
        other = make_lead(actor(reporter), "又一条")
    answer = reporter.post(url("chosen"), {"lead": [lead, other], "do": "propose"})
    assert answer.headers["Location"] == f"{url('propose')}?lead={lead}&lead={other}"
    form = reporter.get(answer.headers["Location"])
    assert [x.id for x in form.context["leads"]] == [lead, other]
    reporter.post(url("propose"), {"headline": "合并报道", "lead": [lead, other]})
    with scoped(county.pk):
        (topic,) = api.topics()
        assert [x.id for x in api.topic(topic.id).leads] == [lead, other]


def test_several_are_dropped_and_restored_at_once(reporter: Client, lead: int, county: Organisation) -> None:
    with scoped(county.pk):
        other = make_lead(actor(reporter), "又一条")
    text = reporter.post(url("chosen"), {"lead": [lead, other], "do": "drop"}, follow=True).content.decode()
    assert "2 条已标为不采用" in text
    undo = f"{url('restore_leads')}?lead={lead}&amp;lead={other}"
    assert f'action="{undo}"' in text
    reporter.post(undo.replace("&amp;", "&"))
    assert {state(county, lead), state(county, other)} == {"new"}


def test_choosing_nothing_says_what_to_do(reporter: Client, lead: int) -> None:
    assert "还没有选线索" in reporter.post(url("chosen"), {"do": "drop"}, follow=True).content.decode()


def test_a_lead_joins_a_topic_that_is_there(reporter: Client, planner: Client, lead: int, county: Organisation) -> None:
    with scoped(county.pk):
        topic = approved_topic(actor(planner), "汛期怎么过")
    assert "汛期怎么过（已批准）" in reporter.get(url("lead", lead)).content.decode()
    text = reporter.post(url("add_lead", lead), {"topic": topic}, follow=True).content.decode()
    assert "已加入选题" in text
    page = reporter.get(url("lead", lead)).content.decode()
    assert "汛期怎么过（已批准）" not in page
    assert url("topic", topic) in page
    assert "还没有选选题" in reporter.post(url("add_lead", lead), follow=True).content.decode()


def test_a_lead_tells_what_was_done_with_it(reporter: Client, lead: int) -> None:
    reporter.post(url("drop_lead", lead))
    lines = reporter.get(url("lead", lead)).context["history"]
    assert [(str(line.what), line.who) for line in lines] == [
        ("不采用线索", actor(reporter).name),
        ("登记线索", actor(reporter).name),
    ]


def test_what_came_since_is_a_line_to_click_on(reporter: Client, lead: int) -> None:
    assert reporter.get(url("fresh"), {"since": lead}).content.decode().strip() == ""
    said = reporter.get(url("fresh"), {"since": str(lead - 1), "state": "new", "q": "养蜂户"}).content.decode()
    assert "新到 1 条线索" in said
    assert "state=new" in said


def test_pages_go_on(reporter: Client, county: Organisation) -> None:
    with scoped(county.pk):
        made = [make_lead(actor(reporter), f"线索{n}") for n in range(PAGE + 1)]
    first = reporter.get(URL)
    assert len(first.context["leads"]) == PAGE
    assert f"before={made[1]}" in first.content.decode()
    assert [x.id for x in reporter.get(URL, {"before": made[1]}).context["leads"]] == [made[0]]
    assert reporter.get(URL, {"before": made[1]}).context["more"] is None


@pytest.mark.parametrize("role", [Role.CORRESPONDENT, Role.SYSTEM_ADMIN])
def test_only_the_newsroom_sees_and_sorts_leads(desk_client: DeskClient, role: Role, lead: int) -> None:
    outsider = desk_client(role)
    assert [outsider.get(page).status_code for page in (URL, url("fresh"), url("lead", lead))] == [403, 403, 403]
    posts = [url("chosen"), url("restore_leads"), *(url(n, lead) for n in ("drop_lead", "restore_lead", "add_lead"))]
    assert {outsider.post(page).status_code for page in posts} == {403}
    assert outsider.get(url("new_lead")).status_code == (200 if role == Role.CORRESPONDENT else 403)


def test_another_centres_lead_is_not_there(stranger: Client, lead: int, county: Organisation) -> None:
    assert stranger.get(URL).context["leads"] == []
    assert stranger.get(URL, {"before": lead}).status_code == 404
    assert stranger.get(url("lead", lead)).status_code == 404
    for name in ("drop_lead", "restore_lead"):
        assert stranger.post(url(name, lead)).status_code == 404
    assert stranger.post(url("add_lead", lead), {"topic": 1}).status_code == 404
    assert stranger.get(url("propose"), {"lead": lead}).context["leads"] == []
    stranger.post(url("chosen"), {"lead": lead, "do": "drop"})
    assert state(county, lead) == "new"


def test_three_leads_cost_what_one_costs(reporter: Client, lead: int, county: Organisation) -> None:
    one = cost(reporter, URL)
    with scoped(county.pk):
        for number in range(2):
            make_lead(actor(reporter), f"线索{number}", source=f"来源{number}")
    assert len(reporter.get(URL).context["leads"]) == 3
    assert cost(reporter, URL) == one
