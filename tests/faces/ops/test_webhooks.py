"""The pages where webhooks are added, looked at, changed, paused and removed."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.programs.api import add_webhook, webhooks
from rongmei.domains.programs.models import Push, Webhook
from rongmei.faces.ops.health.centre import centre_findings
from tests.support.people import DeskClient

pytestmark = pytest.mark.django_db
SENT: dict[str, Any] = {"address": "https://hooks.example/in", "kinds": ["story.signed", "story.published"]}


@pytest.fixture
def admin(desk_client: DeskClient) -> Any:
    return desk_client(Role.SYSTEM_ADMIN)


def known(client: Any) -> int:
    """The id of a webhook that was just added."""
    with scoped(client.actor.organisation):
        return add_webhook(actor=client.actor, **SENT).id


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_an_empty_list_says_what_to_do(admin: Any) -> None:
    assert "还没有回调" in page(admin, "/ops/webhooks/")
    assert 'href="/ops/webhooks/"' in page(admin, "/ops/people/")


def test_a_secret_is_shown_once(admin: Any) -> None:
    said = admin.post("/ops/webhooks/", SENT).content.decode()
    assert "whsec_" in said
    assert "只显示这一次" in said
    again = page(admin, "/ops/webhooks/")
    assert "https://hooks.example/in" in again
    assert "whsec_" not in again


def test_what_is_wrong_is_said_and_what_was_typed_stays(admin: Any) -> None:
    answer = admin.post("/ops/webhooks/", {**SENT, "address": "http://hooks.example/in"})
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "须以 https:// 开头" in said
    assert 'value="http://hooks.example/in"' in said
    assert said.count("checked") == 2


def test_it_is_changed_paused_and_resumed(admin: Any) -> None:
    hook = known(admin)
    there = f"/ops/webhooks/{hook}/"
    assert "没有推送" in page(admin, there)
    said = admin.post(there, {**SENT, "address": "https://other.example/"}, follow=True).content.decode()
    assert "https://other.example/" in said
    refused = admin.post(there, {**SENT, "address": "other"})
    assert (refused.status_code, 'value="other"' in refused.content.decode()) == (409, True)
    assert "恢复前不再推送" in admin.post(f"{there}pause/", follow=True).content.decode()
    assert admin.post(f"{there}pause/").status_code == 409
    assert "等待中的推送马上发出" in admin.post(f"{there}resume/", follow=True).content.decode()


def test_a_new_secret_is_shown_once_and_a_removed_webhook_is_gone(admin: Any) -> None:
    there = f"/ops/webhooks/{known(admin)}/"
    assert "whsec_" in admin.post(f"{there}secret/").content.decode()
    assert "whsec_" not in page(admin, there)
    assert "还没有回调" in admin.post(f"{there}remove/", follow=True).content.decode()
    assert admin.get(there).status_code == 404


def test_what_failed_is_shown_filtered_and_sent_again(admin: Any) -> None:
    hook = known(admin)
    there = f"/ops/webhooks/{hook}/"
    with scoped(admin.actor.organisation):
        now = timezone.now()
        push = Push.objects.create(
            webhook_id=hook, entry=5, kind="story.signed", state="failed", status=503, error="对方返回 503。",
            attempts=8, not_before=now, tried_at=now,
        )  # fmt: skip
    said = page(admin, f"{there}?state=failed")
    assert "对方返回 503。" in said
    assert "稿件签发" in said
    assert f"msg_{hook}_5" in said
    assert "没有推送" in page(admin, f"{there}?state=delivered")
    assert "待推送" in admin.post(f"{there}pushes/{push.pk}/redeliver/", follow=True).content.decode()


def test_a_disabled_one_is_told_on_its_page_and_among_what_is_wrong(admin: Any) -> None:
    hook = known(admin)
    with scoped(admin.actor.organisation):
        Webhook.mine().update(state="disabled")
        assert [str(f.what) for f in centre_findings()] == ["有 1 个回调因为推送不到而停用"]
    assert "系统已停用这个回调" in page(admin, f"/ops/webhooks/{hook}/")


def test_more_webhooks_and_pushes_cost_no_more_queries(admin: Any) -> None:
    costs = []
    for more in (1, 2):
        for n in range(more):
            hook = known(admin)
            with scoped(admin.actor.organisation):
                for entry in range(1, more + 1):
                    Push.objects.create(
                        webhook_id=hook, entry=n * 10 + entry, kind="story.signed", not_before=timezone.now()
                    )
        for path in ("/ops/webhooks/", f"/ops/webhooks/{hook}/"):
            admin.get(path)
            with CaptureQueriesContext(connection) as asked:
                assert admin.get(path).status_code == 200
            costs.append(len(asked))
    assert costs[:2] == costs[2:]
    with scoped(admin.actor.organisation):
        assert len(webhooks()) == 3
