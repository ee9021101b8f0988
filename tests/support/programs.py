"""Programs with a token, that ask the API."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts.api import actor_of, issue_token, scopes_of
from rongmei.domains.organisations.models import Organisation
from rongmei.faces.rest import frame
from tests.factories.accounts import make_member


@dataclass
class Program:
    """A program that acts for `actor`."""

    actor: Actor
    secret: str
    token: int
    membership: int

    def ask(self, method: str, path: str, sent: Any = None, **headers: str) -> Any:
        """Ask `/api/v1` + path; `sent` goes as JSON."""
        known = {"Authorization": f"Bearer {self.secret}"} | {k.replace("_", "-"): v for k, v in headers.items()}
        body = json.dumps(sent) if sent is not None else ""
        client = Client(raise_request_exception=False)
        return client.generic(method, f"/api/v1{path}", body, "application/json", headers=known)

    def get(self, path: str, **headers: str) -> Any:
        """Read."""
        return self.ask("GET", path, **headers)

    def post(self, path: str, sent: Any = None, **headers: str) -> Any:
        """Do."""
        return self.ask("POST", path, sent, **headers)


MakeProgram = Callable[..., Program]


def token_for(actor: Actor, scopes: Collection[str] | None = None, days: int = 30) -> tuple[int, str]:
    """A token of the actor's own, with everything they may do unless scopes are named."""
    with scoped(actor.organisation):
        wanted = scopes_of(actor) if scopes is None else scopes
        made = issue_token(actor=actor, name="程序", scopes=wanted, days=days)
    return made.id, made.secret


@pytest.fixture
def program(county: Organisation, monkeypatch: pytest.MonkeyPatch) -> MakeProgram:
    """A program of 通江县 (or `organisation=`) with the given roles; `scopes=` narrows its token."""
    monkeypatch.setattr(frame.buckets, "burst", 10_000)

    def make(*roles: Role, scopes: Collection[str] | None = None, organisation: Organisation = county) -> Program:
        member = make_member(organisation, *roles)
        actor = actor_of(member.user, member)
        token, secret = token_for(actor, scopes)
        return Program(actor, secret, token, member.pk)

    return make
