"""The pages where tokens are issued, shown once, listed and revoked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts.api import issue_token, tokens_of
from tests.support.people import DeskClient

pytestmark = pytest.mark.django_db
SENT = {"name": "排版系统", "days": "30", "scopes": ["planning.see"]}


def test_a_token_is_shown_once(desk_client: DeskClient) -> None:
    client = desk_client(Role.EDITOR)
    page = client.post("/ops/tokens/", SENT).content.decode()
    assert "rm_" in page
    assert "只显示这一次" in page
    again = client.get("/ops/tokens/").content.decode()
    assert "排版系统" in again
    assert "rm_" not in again


def test_what_is_wrong_is_said_and_what_was_typed_stays(desk_client: DeskClient) -> None:
    page = desk_client(Role.EDITOR).post("/ops/tokens/", {**SENT, "scopes": []}).content.decode()
    assert "排版系统" in page
    assert "rm_" not in page


def test_it_is_revoked_at_once(desk_client: DeskClient) -> None:
    client = desk_client(Role.EDITOR)
    client.post("/ops/tokens/", SENT)
    with scoped(client.actor.organisation):  # type: ignore[attr-defined]
        token = tokens_of(client.actor)[0]  # type: ignore[attr-defined]
    page = client.post(f"/ops/tokens/{token.id}/revoke/", follow=True).content.decode()
    assert "已吊销" in page


def test_a_program_is_added_and_given_a_token(desk_client: DeskClient) -> None:
    keeper, security = desk_client(Role.SYSTEM_ADMIN), desk_client(Role.SECURITY_ADMIN)
    sent = {"name": "排版系统", "username": "layout", "roles": ["editor"]}
    assert "待授权" in keeper.post("/ops/programs/", sent, follow=True).content.decode()
    assert keeper.post("/ops/programs/", sent).status_code == 409
    from rongmei.domains.accounts.models import Membership

    with scoped(keeper.actor.organisation):  # type: ignore[attr-defined]
        place = Membership.mine().get(user__username="layout").pk
    assert "还没有角色" in keeper.get(f"/ops/programs/{place}/").content.decode()
    security.post(f"/ops/people/{place}/roles/", {"roles": ["editor"]})
    assert "rm_" in keeper.post(f"/ops/programs/{place}/", SENT).content.decode()


def test_more_tokens_cost_no_more_queries(desk_client: DeskClient) -> None:
    client = desk_client(Role.SYSTEM_ADMIN)
    costs = []
    for more in (1, 2):
        with scoped(client.actor.organisation):  # type: ignore[attr-defined]
            for _n in range(more):
                issue_token(actor=client.actor, name="甲", scopes=["accounts.ops.open"], days=3)  # type: ignore[attr-defined]
        for path in ("/ops/tokens/", "/ops/programs/"):
            client.get(path)
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert client.get(path).status_code == 200
            costs.append(len(asked))
    assert costs[:2] == costs[2:]
