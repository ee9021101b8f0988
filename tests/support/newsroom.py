"""A real node asked over HTTP by programs that act for its people."""

import json
from pathlib import Path
from typing import Any

import httpx

from tests.support.faults.node import Node

_ISSUE = """
import json
from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts.api import memberships_of, actor_of, issue_token, scopes_of
from rongmei.domains.accounts.models import Membership, User
from rongmei.domains.organisations.api import by_code
from tests.factories.accounts import make_member, make_user
from rongmei.domains.organisations.models import Organisation
county = Organisation.objects.get(code="511921")
made = {}
with scoped(county.pk):
    if not User.objects.filter(username="duty").exists():
        make_member(county, Role.DUTY_DESK, user=make_user("duty"))
    for m in Membership.mine().select_related("user"):
        actor = actor_of(m.user, m)
        token = issue_token(actor=actor, name="loop", scopes=scopes_of(actor), days=1)
        made[m.user.username] = [token.secret, m.user.pk]
print(json.dumps(made))
"""


class Newsroom:
    """Programs of the county's people."""

    def __init__(self, node: Node) -> None:
        self.node, self.people = node, json.loads(node.python(_ISSUE))

    def token(self, who: str) -> str:
        """A person's token."""
        return str(self.people[who][0])

    def user(self, who: str) -> int:
        """A person's account."""
        return int(self.people[who][1])

    def ask(self, who: str, method: str, path: str, sent: Any = None, **given: Any) -> Any:
        """What the API answers; fails with its problem when it refuses."""
        headers = {"Authorization": f"Bearer {self.token(who)}"}
        if method != "GET":
            headers["Idempotency-Key"] = f"{who}-{method}-{path}"
        url = f"{self.node.address}/api/v1{path}"
        answer = httpx.request(method, url, json=sent, headers=headers, timeout=30, trust_env=False, **given)
        assert answer.status_code < 300, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def feed(self, name: str, content: bytes) -> Path:
        """A feed file where the node may read it."""
        place = self.node.home / "feeds" / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(content)
        return place
