"""Keeping webhooks: what is taken and refused, and that their secrets are shown once and lie nowhere."""

import base64
import logging
from typing import Any

import pytest

from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.journal import kinds
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.core.registry import TransitionRefused
from rongmei.domains.programs import api
from rongmei.domains.programs.actions.webhooks import secret_of
from rongmei.domains.programs.models import Push, Webhook
from tests.support.people import MakeActor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scope")]
HERE, KINDS = "https://hooks.example/in?key=1", ["story.signed"]


@pytest.fixture
def admin(make_actor: MakeActor) -> Actor:
    return make_actor(Role.SYSTEM_ADMIN)


def deeds() -> list[str]:
    """What was done with webhooks, in order."""
    return list(Entry.objects.filter(verb__startswith="webhook.").order_by("pk").values_list("verb", flat=True))


def test_a_webhook_lives_through_its_verbs_each_a_deed(admin: Actor) -> None:
    added = api.add_webhook(actor=admin, address=f" {HERE} ", kinds=["story.signed", "topic.approved"])
    [told] = api.webhooks()
    assert (told.address, told.kinds, told.state) == (HERE, ("topic.approved", "story.signed"), "active")
    assert (told.who, told.last) == (admin.name, None)
    api.change_webhook(actor=admin, webhook=added.id, address="https://other.example/", kinds=KINDS)
    api.pause_webhook(actor=admin, webhook=added.id)
    assert api.webhook(added.id).state == "paused"
    with pytest.raises(TransitionRefused):
        api.pause_webhook(actor=admin, webhook=added.id)
    api.resume_webhook(actor=admin, webhook=added.id)
    assert api.rotate_secret(actor=admin, webhook=added.id) != added.secret
    assert api.webhook(added.id).kinds == ("story.signed",)
    api.remove_webhook(actor=admin, webhook=added.id)
    with pytest.raises(NotFound):
        api.webhook(added.id)
    verbs = ["added", "changed", "paused", "resumed", "secret_rotated", "removed"]
    assert deeds() == [f"webhook.{verb}" for verb in verbs]


def test_only_the_system_administrator_keeps_them(make_actor: MakeActor) -> None:
    with pytest.raises(Denied):
        api.add_webhook(actor=make_actor(Role.DIRECTOR), address=HERE, kinds=KINDS)
    assert api.webhooks() == []


def test_the_secret_lies_shut_and_is_in_no_line_and_no_deed(admin: Actor, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        added = api.add_webhook(actor=admin, address=HERE, kinds=KINDS)
        fresh = api.rotate_secret(actor=admin, webhook=added.id)
    found = Webhook.mine().get()
    assert base64.b64encode(secret_of(found)).decode() == fresh.removeprefix("whsec_")
    told = f"{caplog.text} {[vars(r) for r in caplog.records]} {list(Entry.objects.values_list('data', flat=True))}"
    for secret in (added.secret, fresh):
        plain = base64.b64decode(secret.removeprefix("whsec_"))
        assert plain not in bytes(found.secret)
        assert secret.removeprefix("whsec_") not in told
    assert "hooks.example" not in told


@pytest.mark.parametrize(
    "address",
    [
        "", "hooks.example", "ftp://hooks.example/", "http://hooks.example/", "http://10.0.0.9/", "https://",
        "https://u:p@hooks.example/", "https://hooks.example/#x", "https://hooks.example:99999/", "https://[::",
        "https://hooks.example/中文", "https://hooks.example/a b", f"https://hooks.example/{'a' * 500}",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_with_advice(admin: Actor, address: str) -> None:
    with pytest.raises(Refusal) as refused:
        api.add_webhook(actor=admin, address=address, kinds=KINDS)
    assert str(refused.value.advice)
    assert api.webhooks() == []


def test_http_goes_to_named_networks_only(admin: Actor, settings: Any) -> None:
    settings.RONGMEI_ALLOWED_NETWORKS = ["10.0.0.0/24"]
    api.add_webhook(actor=admin, address="http://10.0.0.9:8080/in", kinds=KINDS)
    with pytest.raises(Refusal, match="https"):
        api.add_webhook(actor=admin, address="http://10.0.1.9/in", kinds=KINDS)


@pytest.mark.parametrize("wanted", [[], ["story.signed", "password.reset"], ["no.such"]])
def test_what_may_not_be_told_is_not_subscribed_to(admin: Actor, wanted: list[str]) -> None:
    with pytest.raises(Refusal):
        api.add_webhook(actor=admin, address=HERE, kinds=wanted)


def test_what_may_be_told_is_declared_and_called_something() -> None:
    assert {kind.code for kind in api.subscribable()} <= kinds().keys()
    assert all(str(kind.label) for kind in api.subscribable())


def test_more_webhooks_cost_no_more_queries(admin: Actor, django_assert_num_queries: Any) -> None:
    for n in (1, 2):
        for _n in range(n):
            added = api.add_webhook(actor=admin, address=HERE, kinds=KINDS)
            Push.objects.create(
                webhook_id=added.id, entry=1, kind="story.signed", not_before=Webhook.mine().get(pk=added.id).at,
                tried_at=Webhook.mine().get(pk=added.id).at,
            )  # fmt: skip
        with django_assert_num_queries(3):
            assert all(w.last for w in api.webhooks())
