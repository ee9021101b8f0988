"""What the health page and the doctor say, and of whom."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from rongmei.core.journal.models import Parked
from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.publishing.models import Delivery
from rongmei.faces.ops.health import node
from rongmei.faces.ops.health.centre import centre_findings
from rongmei.faces.ops.health.finding import Finding, Grade
from rongmei.faces.ops.health.node import node_findings
from rongmei.runtime.backup import diary
from tests.factories import publishing as make
from tests.support.people import DeskClient, MakeActor


def told(findings: Iterable[Finding]) -> list[str]:
    """What is not well; each comes with what to do."""
    bad = [f for f in findings if f.grade is not Grade.GOOD]
    assert all(str(f.advice) for f in bad if f.grade is Grade.WRONG)
    return [str(f.what) for f in bad]


def backups(home: Path, **changes: Any) -> list[str]:
    """What is told of backups when the diary says so."""
    diary.write(home, replace(diary.Diary(), **changes))
    return [line for line in told(node_findings(unsealed=None, running=False)) if "备份" in line]


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    settings.RONGMEI_HOME, settings.RONGMEI_BACKUP_TO = tmp_path, "/elsewhere"
    return tmp_path


@pytest.mark.usefixtures("scope")
class TestNode:
    def test_backups_are_told_of_when_there_are_none_when_they_fail_and_when_they_are_old(
        self, home: Path, settings: Any
    ) -> None:
        now = timezone.now()
        old, fresh = (now - timedelta(hours=40)).isoformat(), (now - timedelta(hours=2)).isoformat()
        assert backups(home) == ["还没有一份备份"]
        assert backups(home, good=fresh, tried=fresh, ended=fresh, tested=True) == []
        assert backups(home, good=fresh, tried=fresh, ended=fresh) == ["最近一份备份没有试过恢复"]
        failed = backups(home, good=old, tried=fresh, ended=fresh, tested=True, error="磁盘满了")
        assert failed == ["最近一次备份没有成功：磁盘满了", "最近一份备份是 40 小时前的"]
        settings.RONGMEI_BACKUP_TO = ""
        assert backups(home) == ["没有定时备份"]

    def test_one_that_is_being_made_says_how_far_it_is(self, home: Path) -> None:
        diary.begin(home)
        diary.note(home, "files", 0.42)
        found = [str(f.what) for f in node_findings(unsealed=None, running=False)]
        assert "正在备份：收集文件 42%" in found

    def test_a_disk_that_fills_is_told(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(node, "LOW_BYTES", 10**18)
        assert any("快满了" in line for line in told(node_findings(unsealed=None, running=False)))


@pytest.mark.django_db
def test_a_centre_is_told_of_its_own_failures_and_of_nobody_else_s(
    county: Organisation, other_county: Organisation, make_actor: MakeActor, settings: Any, tmp_path: Path
) -> None:
    settings.RONGMEI_PUBLIC_ROOT = tmp_path
    with scoped(county.pk):
        story = make.published_story(make_actor(Role.REPORTER))
        Delivery.mine().filter(story_id=story).update(state="failed")
        Parked.objects.create(
            subscriber="s", entry_id=1, organisation=county, attempts=9, error="E", next_at=timezone.now()
        )
        assert told(centre_findings()) == ["有 1 条日志的后续处理失败", "有 1 次发布失败"]
    with scoped(other_county.pk):
        assert told(centre_findings()) == []


@pytest.mark.django_db
def test_the_page_says_what_is_wrong_first_and_links_to_where_it_is_mended(desk_client: DeskClient) -> None:
    page = desk_client(Role.SYSTEM_ADMIN).get("/ops/health/").content.decode()
    assert "需要处理" in page
    assert page.index("后台 worker 没有运行") < page.index("没有定时备份") < page.index("磁盘剩余")
