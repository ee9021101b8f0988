"""The providers' pages: added, changed, run by a worker, followed while they run."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.ingest import api, tasks
from rongmei.domains.ingest.actions.runs import start_run
from rongmei.domains.organisations.models import Organisation
from tests.domains.ingest import feeds
from tests.support.cost import cost
from tests.support.marks import Fetching
from tests.support.people import DeskClient, MakeActor

ADDRESS = "https://city.example/feed"


@pytest.fixture
def editor(county: Organisation, desk_client: DeskClient) -> Client:
    return desk_client(Role.EDITOR)


@pytest.fixture
def keeper(county: Organisation, make_actor: MakeActor) -> Actor:
    return make_actor(Role.EDITOR)


@pytest.fixture
def source(county: Organisation, keeper: Actor, tmp_path: Path, settings: object) -> int:
    settings.RONGMEI_FEED_FOLDERS = [tmp_path.resolve()]  # type: ignore[attr-defined]
    (tmp_path / "feed.xml").write_text(feeds.RSS, "utf-8")
    with scoped(county.pk):
        return api.add_provider(actor=keeper, name="市级云稿库", location=str(tmp_path / "feed.xml"))


def url(name: str, *args: int) -> str:
    return reverse(f"desk:gather:{name}", args=args)


def last(county: Organisation, source: int) -> api.RunRecord | None:
    with scoped(county.pk):
        return api.provider(source)[0].last


def test_adding_asks_for_a_fetch_and_fetches_nothing_itself(editor: Client, county: Organisation) -> None:
    answer = editor.post(url("add"), {"location": ADDRESS, "name": "市级", "every_seconds": "1800"}, follow=True)
    text = answer.content.decode()
    assert "正在第一次采集" in text
    assert "排队中" in text
    with scoped(county.pk):
        (made,) = api.providers()
    assert (made.location, made.name, made.every_seconds) == (ADDRESS, "市级", 1800)
    assert made.last is not None
    assert made.last.state == "queued"


@pytest.mark.parametrize(("location", "sentence"), [("feed.xml", "看不懂这个地址"), ("", "有几处需要修改")])
def test_a_refused_provider_comes_back_as_typed(editor: Client, location: str, sentence: str) -> None:
    answer = editor.post(url("add"), {"location": location, "name": "我起的名字", "every_seconds": "3600"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in text
    assert 'value="我起的名字"' in text
    assert '<option value="3600" selected>' in text


def test_an_address_that_is_known_opens_its_provider(editor: Client, source: int, county: Organisation) -> None:
    with scoped(county.pk):
        location = api.provider(source)[0].location
    answer = editor.post(url("add"), {"location": location, "every_seconds": "900"}, follow=True)
    assert "已经添加过" in answer.content.decode()
    assert last(county, source) is None


def test_a_run_is_queued_followed_and_told(editor: Client, source: int, county: Organisation) -> None:
    waiting = editor.post(url("run", source), follow=True).content.decode()
    assert "every 2s" in waiting
    run = last(county, source)
    assert run is not None
    tasks.take_up(organisation=county.pk, asked=run.id)
    done = editor.get(url("provider", source)).content.decode()
    assert "every 2s" not in done
    assert "新增 2，更新 0，已有 0" in done


def test_asking_while_it_is_fetched_says_so(
    editor: Client, keeper: Actor, source: int, county: Organisation, fetching: Fetching
) -> None:
    fetching(source)
    with scoped(county.pk):
        start_run(actor=keeper, provider=source)
    assert "正在采集中" in editor.post(url("run", source), follow=True).content.decode()


def test_a_run_is_stopped(editor: Client, source: int, county: Organisation) -> None:
    editor.post(url("run", source))
    assert "已停止" in editor.post(url("stop", source), follow=True).content.decode()
    run = last(county, source)
    assert run is not None
    assert run.state == "stopped"


def test_what_went_wrong_stands_on_the_page(editor: Client, source: int, county: Organisation, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").unlink()
    tasks.run(organisation=county.pk, provider=source)
    for page in (url("provider", source), url("providers")):
        assert "找不到文件 feed.xml" in editor.get(page).content.decode()


def test_a_change_keeps_what_was_typed_when_it_is_refused(editor: Client, source: int) -> None:
    assert 'value="市级云稿库"' in editor.get(url("change", source)).content.decode()
    refused = editor.post(url("change", source), {"location": "nowhere", "name": "新名", "every_seconds": "900"})
    assert refused.status_code == 422
    assert 'value="新名"' in refused.content.decode()
    changed = editor.post(
        url("change", source), {"location": ADDRESS, "name": "新名", "every_seconds": "60"}, follow=True
    ).content.decode()
    assert "每分钟" in changed
    assert ADDRESS in changed


def test_pausing_and_archiving_can_be_undone_there(editor: Client, source: int) -> None:
    for act, said in (("pause", "已暂停"), ("archive", "已归档")):
        text = editor.post(url(act, source), follow=True).content.decode()
        assert said in text
        assert f'action="{url("resume", source)}"' in text
    assert "市级云稿库" not in editor.get(url("providers")).content.decode()
    assert "市级云稿库" in editor.get(url("providers") + "?archived=1").content.decode()
    assert "恢复采集" in editor.get(url("provider", source)).content.decode()


def test_the_list_is_filtered_by_name_or_address(editor: Client, source: int) -> None:
    assert "市级云稿库" in editor.get(url("providers"), {"q": "云稿"}).content.decode()
    assert "没有符合条件" in editor.get(url("providers"), {"q": "气象"}).content.decode()


def test_a_reporter_runs_but_keeps_none(desk_client: DeskClient, source: int) -> None:
    reporter = desk_client(Role.REPORTER)
    assert "立即采集" in reporter.get(url("provider", source)).content.decode()
    assert "归档" not in reporter.get(url("provider", source)).content.decode()
    assert [reporter.get(url("add")).status_code, reporter.get(url("change", source)).status_code] == [403, 403]
    assert [reporter.post(url(act, source)).status_code for act in ("pause", "resume", "archive")] == [403, 403, 403]
    assert reporter.post(url("run", source)).status_code == 302


def test_another_centres_provider_is_not_there(
    desk_client: DeskClient, other_county: Organisation, source: int
) -> None:
    stranger = desk_client(Role.EDITOR, organisation=other_county)
    assert [stranger.get(url(page, source)).status_code for page in ("provider", "change")] == [404, 404]
    for act in ("run", "stop", "pause", "resume", "archive"):
        assert stranger.post(url(act, source)).status_code == 404


def test_three_providers_cost_what_one_costs(editor: Client, keeper: Actor, source: int, county: Organisation) -> None:
    tasks.run(organisation=county.pk, provider=source)
    one = cost(editor, url("providers"))
    with scoped(county.pk):
        for number in range(2):
            made = api.add_provider(actor=keeper, name=f"源{number}", location=f"{ADDRESS}/{number}")
            api.ask_run(actor=keeper, provider=made)
    assert cost(editor, url("providers")) == one
