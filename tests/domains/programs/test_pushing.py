"""Deeds told to a real receiver: once each, signed, tried again, and given up in the open."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from rongmei.core.http import Client
from rongmei.core.journal import Deed
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Role
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning.api import propose_topic
from rongmei.domains.programs import api, receivers, tasks
from rongmei.domains.programs.actions import pushing
from rongmei.domains.programs.models import Push, Webhook
from rongmei.domains.programs.queries import due, due_webhooks
from tests.factories.deeds import deed_of
from tests.support.hooks import Receiver, receiving
from tests.support.people import MakeActor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scope")]
LOOPBACK = ["127.0.0.0/8"]


@pytest.fixture(autouse=True)
def loopback(settings: Any) -> None:
    settings.RONGMEI_ALLOWED_NETWORKS = LOOPBACK


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


@pytest.fixture
def admin(make_actor: MakeActor) -> Actor:
    return make_actor(Role.SYSTEM_ADMIN)


@pytest.fixture
def hears(admin: Actor, receiver: Receiver) -> api.NewWebhook:
    """A webhook that tells the receiver of proposed topics."""
    return api.add_webhook(actor=admin, address=receiver.url, kinds=["topic.proposed"])


@pytest.fixture
def happen(make_actor: MakeActor) -> Callable[[], Deed]:
    """Let a topic be proposed, and the receiver of deeds hear of it."""
    reporter = make_actor(Role.REPORTER)

    def propose() -> Deed:
        propose_topic(actor=reporter, headline="山洪预警全程跟拍")
        deed = deed_of("topic.proposed")
        receivers.push(deed)
        return deed

    return propose


def send(county: Organisation, webhook: int) -> list[Push]:
    """Let the worker have its turn, as if every pause were over; the pushes afterwards."""
    Push.mine().filter(state="pending").update(not_before=timezone.now())
    Webhook.mine().update(rests_until=None)
    tasks.send(organisation=county.pk, webhook=webhook)
    return list(Push.mine().order_by("pk"))


def test_a_deed_arrives_signed_with_ids_and_codes_only(
    county: Organisation, hears: api.NewWebhook, receiver: Receiver, happen: Callable[[], Deed]
) -> None:
    deed = happen()
    [push] = send(county, hears.id)
    assert (push.state, push.status, push.attempts) == ("delivered", 204, 1)
    [heard] = receiver.heard
    head, key = heard.headers, base64.b64decode(hears.secret.removeprefix("whsec_"))
    signed = f"{head['webhook-id']}.{head['webhook-timestamp']}.".encode() + heard.body
    mine = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert head["webhook-signature"] == f"v1,{mine}"
    assert abs(int(head["webhook-timestamp"]) - time.time()) < 60
    told = json.loads(heard.body)
    assert told["type"] == "topic.proposed"
    assert told["data"]["organisation"] == county.code
    assert (told["data"]["object"], told["data"]["id"]) == (deed.object_kind, deed.object_id)
    assert told["data"]["details"] == deed.data
    assert heard.body.isascii()
    assert b"\\u" not in heard.body


def test_a_deed_heard_twice_is_pushed_once(
    county: Organisation, hears: api.NewWebhook, receiver: Receiver, happen: Callable[[], Deed]
) -> None:
    receivers.push(happen())
    send(county, hears.id)
    send(county, hears.id)
    assert len(receiver.heard) == 1


def test_nothing_is_told_of_other_kinds_of_earlier_deeds_or_while_it_pauses(
    county: Organisation, admin: Actor, receiver: Receiver, happen: Callable[[], Deed]
) -> None:
    earlier = happen()
    hears = api.add_webhook(actor=admin, address=receiver.url, kinds=["topic.proposed"])
    api.add_webhook(actor=admin, address=receiver.url, kinds=["topic.approved"])
    receivers.push(earlier)
    assert not Push.mine().exists()
    waiting = happen()
    api.pause_webhook(actor=admin, webhook=hears.id)
    meanwhile = happen()
    assert [p.state for p in send(county, hears.id)] == ["pending"]
    assert (receiver.heard, due_webhooks()) == ([], [])
    api.resume_webhook(actor=admin, webhook=hears.id)
    receivers.push(meanwhile)
    [push] = send(county, hears.id)
    assert (push.state, push.entry) == ("delivered", waiting.id)


@pytest.mark.parametrize("status", [500, 404, 302])
def test_what_is_not_taken_is_sent_again_under_the_same_id(
    county: Organisation, hears: api.NewWebhook, receiver: Receiver, happen: Callable[[], Deed], status: int
) -> None:
    receiver.answers = [status]
    happen()
    [push] = send(county, hears.id)
    assert (push.state, push.status, push.attempts) == ("pending", status, 1)
    assert push.not_before > timezone.now()
    assert (str(status) in push.error, api.webhook(hears.id).failures) == (True, 1)
    [push] = send(county, hears.id)
    assert (push.state, push.attempts, push.error) == ("delivered", 2, "")
    assert len(receiver.heard) == 2
    assert len(set(receiver.ids)) == 1
    assert api.webhook(hears.id).failures == 0


def test_a_failure_stops_the_turn_and_lets_the_webhook_rest(
    county: Organisation, hears: api.NewWebhook, receiver: Receiver, happen: Callable[[], Deed]
) -> None:
    receiver.answers = [500]
    happen()
    happen()
    assert [p.state for p in send(county, hears.id)] == ["pending", "pending"]
    assert len(receiver.heard) == 1
    assert due_webhooks() == []
    assert not pushing.lease(actor=Actor.system(county.pk), push=due(hears.id)[0])


def test_silence_ends_with_the_time_for_an_answer(
    county: Organisation, hears: api.NewWebhook, receiver: Receiver, happen: Callable[[], Deed],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(tasks, "ANSWER_SECONDS", 0.3)
    receiver.seconds = 2.0
    happen()
    [push] = send(county, hears.id)
    assert (push.state, push.status) == ("pending", None)
    assert "没有响应" in push.error


def test_a_worker_that_dies_between_sending_and_noting_sends_the_same_id_again(
    county: Organisation, hears: api.NewWebhook, receiver: Receiver, happen: Callable[[], Deed]
) -> None:
    happen()
    push = Push.mine().get()
    with Client() as client:
        assert pushing.lease(actor=Actor.system(county.pk), push=push.pk)
        assert pushing.carry(push=push.pk, client=client) == 204  # and here the worker dies
    assert not pushing.lease(actor=Actor.system(county.pk), push=push.pk)
    assert (due(hears.id), due_webhooks()) == ([], [])
    Push.mine().update(lease_until=timezone.now() - timedelta(seconds=1))
    assert due_webhooks() == [hears.id]
    [push] = send(county, hears.id)
    assert (push.state, push.attempts) == ("delivered", 2)
    assert len(receiver.heard) == 2
    assert len(set(receiver.ids)) == 1


def test_one_that_is_gone_is_disabled_at_once(
    county: Organisation, admin: Actor, hears: api.NewWebhook, receiver: Receiver, happen: Callable[[], Deed]
) -> None:
    receiver.answers = [410]
    happen()
    happen()
    assert [p.state for p in send(county, hears.id)] == ["failed", "pending"]
    assert (api.webhook(hears.id).state, api.disabled_webhooks()) == ("disabled", 1)
    send(county, hears.id)
    assert len(receiver.heard) == 1
    api.resume_webhook(actor=admin, webhook=hears.id)
    assert [p.state for p in send(county, hears.id)] == ["failed", "delivered"]


def test_after_the_last_try_it_is_given_up_and_a_dead_webhook_disabled(
    county: Organisation, admin: Actor, hears: api.NewWebhook, receiver: Receiver, happen: Callable[[], Deed]
) -> None:
    receiver.answers = [503] * pushing.TRIES
    happen()
    pauses = []
    for _try in range(pushing.TRIES):
        [push] = send(county, hears.id)
        pauses.append(round((push.not_before - timezone.now()).total_seconds()))
    assert pauses[:-1] == [5, 60, 300, 1800, 7200, 18000, 36000]
    assert (push.state, push.attempts) == ("failed", pushing.TRIES)
    assert api.webhook(hears.id).state == "disabled"
    said = Entry.objects.filter(verb__in=["push.failed", "webhook.disabled"]).order_by("pk")
    assert [e.verb for e in said] == ["push.failed", "webhook.disabled"]
    api.resume_webhook(actor=admin, webhook=hears.id)
    api.redeliver(actor=admin, push=push.pk)
    assert [p.state for p in send(county, hears.id)] == ["delivered"]
    assert len(set(receiver.ids)) == 1


def test_one_deed_that_is_never_taken_disables_nothing_while_others_get_through(
    county: Organisation, hears: api.NewWebhook, receiver: Receiver, happen: Callable[[], Deed]
) -> None:
    happen()
    Push.mine().update(attempts=pushing.TRIES - 1)
    receiver.answers = [500]
    assert [p.state for p in send(county, hears.id)] == ["failed"]
    assert api.webhook(hears.id).state == "active"


def test_workers_that_die_over_it_too_often_stop(
    county: Organisation, hears: api.NewWebhook, receiver: Receiver, happen: Callable[[], Deed]
) -> None:
    happen()
    Push.mine().update(attempts=pushing.TRIES)
    [push] = send(county, hears.id)
    assert push.state == "failed"
    assert "中断" in push.error
    assert receiver.heard == []


def test_an_inner_address_is_refused_when_it_is_called(
    county: Organisation, hears: api.NewWebhook, receiver: Receiver, happen: Callable[[], Deed], settings: Any
) -> None:
    settings.RONGMEI_ALLOWED_NETWORKS = []
    happen()
    [push] = send(county, hears.id)
    assert (push.state, push.status) == ("pending", None)
    assert "RONGMEI_ALLOWED_NETWORKS" in push.error
    assert receiver.heard == []


def test_a_secret_of_another_machine_is_told_as_that(
    county: Organisation, admin: Actor, hears: api.NewWebhook, receiver: Receiver, happen: Callable[[], Deed],
    settings: Any,
) -> None:  # fmt: skip
    happen()
    settings.SECRET_KEY = "another machine's, long enough to be one"
    [push] = send(county, hears.id)
    assert (push.state, receiver.heard) == ("failed", [])
    assert "更换密钥" in push.error
    api.rotate_secret(actor=admin, webhook=hears.id)
    api.resume_webhook(actor=admin, webhook=hears.id)
    api.redeliver(actor=admin, push=push.pk)
    assert [p.state for p in send(county, hears.id)] == ["delivered"]


def test_one_that_is_removed_while_it_is_sent_is_forgotten(
    county: Organisation, admin: Actor, hears: api.NewWebhook, happen: Callable[[], Deed]
) -> None:
    happen()
    push, system = Push.mine().get().pk, Actor.system(county.pk)
    assert pushing.lease(actor=system, push=push)
    api.remove_webhook(actor=admin, webhook=hears.id)
    pushing.delivered(actor=system, push=push, status=204)
    pushing.fail(actor=system, push=push, error="x")
    assert not Push.mine().exists()


def test_what_is_a_month_old_is_forgotten(hears: api.NewWebhook, happen: Callable[[], Deed]) -> None:
    happen()
    assert pushing.forget_pushes() == 0
    Push.mine().update(at=timezone.now() - timedelta(days=31))
    assert pushing.forget_pushes() == 1
