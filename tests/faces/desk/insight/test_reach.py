"""The pages of reach: what was read, by whom it may be seen, and what is said when nothing is there."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.stories.api import create_story
from rongmei.faces.desk.sheets import plain
from tests.domains.insight.conftest import Published
from tests.factories import readings as make
from tests.support.people import DeskClient, MakeActor

REACH = reverse("desk:insight:reach")


@pytest.fixture
def editor(desk_client: DeskClient, node: object) -> Client:
    return desk_client(Role.EDITOR)


def text(client: Client, url: str = REACH, **asked: str) -> str:
    answer = client.get(url, asked)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_figures_charts_ways_and_stories_are_shown(editor: Client, published: Published) -> None:
    story = published("春茶开采")
    make.tell(make.visit(story, referrer="mp.weixin.qq.com"), make.visit(story, address="x", seconds=2, depth=9))
    page = text(editor, period="today")
    for said in ("<b>2</b>阅读", "<b>1</b>读完", "<b>50%</b>读完率", "春茶开采", "微信", "直接访问", "最多，阅读2次"):
        assert said in page
    now = timezone.localtime()
    hours = {now.hour, (now - timedelta(minutes=5)).hour}  # they may have been read before the clock struck
    assert any(f"<title>{hour}点：阅读 2，读完 1</title>" in page for hour in hours)
    assert page.count("<g>") == 24
    assert "style=" not in page


def test_before_anything_is_measured_it_is_said_so(editor: Client) -> None:
    page = text(editor)
    assert "还没有阅读数据" in page
    assert "没有数据不等于没有人看" in page
    assert "<b>0</b>阅读" not in page


def test_periods_and_words_filter_and_stay_filled(editor: Client, published: Published) -> None:
    make.tell(make.visit(published("春茶开采")), make.visit(published("新路通车")))
    page = text(editor, q="春茶", order="newest")
    assert "春茶开采" in page
    assert "新路通车" not in page
    assert 'value="春茶"' in page
    assert '<option value="newest" selected>' in page
    assert "没有符合条件的稿件" in text(editor, q="没有这个词")
    week = timezone.localdate() - timedelta(days=6)
    assert f'name="since" value="{week:%Y-%m-%d}"' in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"since": "2026-13-01"}, "日期没有看懂"),
        ({"since": "2026-11-20", "until": "2026-11-10"}, "开始日期在结束日期之后"),
        ({"since": "2999-01-01"}, "开始日期在结束日期之后"),
        ({"since": "2020-01-01", "until": "2026-01-01"}, "一次最多看一年"),
    ],
)
def test_a_period_that_cannot_be_is_explained_and_kept(editor: Client, asked: dict[str, str], said: str) -> None:
    page = text(editor, **asked)
    assert said in page
    assert f'name="since" value="{asked["since"]}"' in page


@pytest.mark.parametrize("period", ["today", "7", "30", "nonsense", ""])
def test_any_period_gets_a_page(editor: Client, published: Published, period: str) -> None:
    make.tell(make.visit(published()))
    assert "春茶开采" in text(editor, period=period, order=period)


def test_one_story_is_shown_since_it_went_live(editor: Client, published: Published) -> None:
    story = published("春茶开采")
    make.tell(make.visit(story), make.visit(published("别的")))
    url = reverse("desk:insight:story", args=[story])
    page = text(editor, url)
    assert "<b>1</b>阅读" in page
    assert "发布以来" in page
    assert "看公开页面" in page
    assert "<b>1</b>阅读" in text(editor, url, period="today")


def test_a_story_that_was_never_live_says_so(editor: Client, county: Organisation, make_actor: MakeActor) -> None:
    with scoped(county.pk):
        draft = create_story(actor=make_actor(Role.REPORTER))
    assert "还没有发布过" in text(editor, reverse("desk:insight:story", args=[draft]))


def test_another_centres_story_is_not_there(editor: Client, published: Published, other_county: Organisation) -> None:
    theirs = published("南江的", organisation=other_county)
    make.tell(make.visit(theirs, centre="511922"))
    assert editor.get(reverse("desk:insight:story", args=[theirs])).status_code == 404
    assert "南江的" not in text(editor)
    assert "南江的" not in editor.get(reverse("desk:insight:export")).content.decode()


def test_the_sheet_opens_in_excel_and_holds_no_formula(editor: Client, published: Published) -> None:
    make.tell(make.visit(published("=1+1")), make.visit(published("春茶开采")))
    answer = editor.get(reverse("desk:insight:export"), {"order": "newest"})
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["Content-Disposition"]
    body = answer.content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body)))
    assert [r["标题"] for r in rows] == ["春茶开采", "'=1+1"]
    assert (rows[0]["阅读"], rows[0]["读完率"], rows[0]["占比"]) == ("1", "1.000", "0.5000")
    assert answer.content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\ta"])
def test_no_cell_begins_as_a_formula(cell: str) -> None:
    assert plain(cell) == f"'{cell}"
    assert plain(f"春{cell}") == f"春{cell}"


@pytest.mark.parametrize("name", ["reach", "export"])
def test_who_may_not_see_is_told(desk_client: DeskClient, node: object, name: str) -> None:
    url = reverse(f"desk:insight:{name}")
    assert desk_client(Role.CORRESPONDENT).get(url).status_code == 403
    assert Client().get(url).status_code == 302
    assert desk_client(Role.EDITOR).post(url).status_code == 405


def test_three_rows_take_no_more_queries_than_one(editor: Client, published: Published) -> None:
    make.tell(make.visit(published("一")))
    text(editor)
    with CaptureQueriesContext(connection) as one:
        text(editor)
    make.tell(make.visit(published("二")), make.visit(published("三")))
    with CaptureQueriesContext(connection) as three:
        text(editor)
    assert len(one) == len(three)
