"""The way between two organisations: leased, checked, refused with a reason, tried again."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from rongmei.core.files import delete, exists
from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Actor
from rongmei.core.registry import TransitionRefused
from rongmei.core.scoping import scoped
from rongmei.domains.liaison import api, tasks
from rongmei.domains.liaison.actions import carrying
from rongmei.domains.liaison.actions.arriving import accept
from rongmei.domains.liaison.adapters.package import Package, pack, unpack
from rongmei.domains.liaison.models import Incoming, Outgoing
from rongmei.domains.liaison.queries.outbox import due
from rongmei.domains.organisations.models import Organisation
from tests.factories import liaison as make
from tests.factories.liaison import House
from tests.factories.publishing import picture, signed_story
from tests.factories.stories import make_content


def waiting(county: House, city: House, **content: Any) -> Outgoing:
    """A submission in the outbox that nobody carried yet."""
    with scoped(county.id):
        story = signed_story(county.editor, make_content(**content))
        api.submit_story(actor=county.editor, story=story, receiver=city.id)
        return Outgoing.mine().get()


def bring(county: House, package: Outgoing) -> Outgoing:
    """Let the worker carry it once; the package afterwards."""
    tasks.bring(organisation=county.id, outgoing=package.pk)
    with scoped(county.id):
        return Outgoing.mine().get(pk=package.pk)


def inbox(city: House) -> int:
    """How many packages the city has."""
    with scoped(city.id):
        return Incoming.mine().count()


def test_what_arrived_is_delivered_once_however_often_it_is_brought(county: House, city: House) -> None:
    package = waiting(county, city)
    assert bring(county, package).state == "delivered"
    with scoped(county.id):
        assert due() == []
        carrying.carry(outgoing=package.pk)
        assert not carrying.lease(actor=Actor.system(county.id), outgoing=package.pk)
    assert inbox(city) == 1


def test_a_dead_workers_package_is_taken_up_when_its_lease_ends(county: House, city: House) -> None:
    package, system = waiting(county, city), Actor.system(county.id)
    with scoped(county.id):
        assert carrying.lease(actor=system, outgoing=package.pk)
        assert not carrying.lease(actor=system, outgoing=package.pk)
        assert due() == []
        carrying.carry(outgoing=package.pk)  # and here the worker dies
        Outgoing.mine().update(lease_until=timezone.now() - timedelta(seconds=1))
        assert due() == [package.pk]
    assert bring(county, package).state == "delivered"
    assert inbox(city) == 1


def test_workers_that_die_over_it_too_often_stop(county: House, city: House) -> None:
    package, system = waiting(county, city), Actor.system(county.id)
    with scoped(county.id):
        Outgoing.mine().update(attempts=carrying.ATTEMPTS)
        assert not carrying.lease(actor=system, outgoing=package.pk)
        told = api.submissions()[0]
        assert told.failed == package.pk
        assert "已停止重试" in told.error
        api.retry(actor=county.editor, outgoing=package.pk)
        with pytest.raises(TransitionRefused):
            api.retry(actor=county.editor, outgoing=package.pk)
    assert bring(county, package).state == "delivered"


def test_one_that_lies_on_another_node_is_told_so(county: House, city: House) -> None:
    Organisation.objects.filter(pk=city.id).update(mode="self_run")
    package = bring(county, waiting(county, city))
    assert (package.state, package.error) == ("failed", "对方单位在自己的节点上，还没有接通。")


def test_the_receiver_keeps_pictures_of_its_own(county: House, city: House) -> None:
    with scoped(county.id):
        shown = picture(county.editor)
    package = bring(county, waiting(county, city, cover=shown))
    [sent] = unpack(package.body).pictures
    with scoped(city.id):
        assert exists(sent.sha256)
        kept, mime = api.open_picture(make.came(city), sent.sha256)
        with kept:
            assert (len(kept.read()), mime) == (sent.size, "image/png")
        with pytest.raises(Refusal, match="没有这张图片"):
            api.open_picture(make.came(city), "0" * 64)


def test_bytes_that_cannot_be_read_are_told_and_nothing_arrives(county: House, city: House) -> None:
    with scoped(county.id):
        shown = picture(county.editor)
    package = waiting(county, city, cover=shown)
    with scoped(county.id):
        delete(unpack(package.body).pictures[0].sha256)
    package = bring(county, package)
    assert (package.state, package.error) == ("failed", "没有这个文件。")
    assert inbox(city) == 0


def test_a_disk_that_refuses_is_tried_again(county: House, city: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    package = waiting(county, city)
    with monkeypatch.context() as patched:
        patched.setattr(tasks, "carry", full)
        package = bring(county, package)
    assert (package.state, package.attempts) == ("pending", 1)
    assert "No space left" in package.error
    with scoped(county.id):
        assert due() == []
        Outgoing.mine().update(not_before=timezone.now())
    assert bring(county, package).state == "delivered"


def _say(**changed: Any) -> Callable[[Package], Package]:
    return lambda package: replace(package, **changed)


def _item(package: Package, **changed: Any) -> Package:
    return replace(package, item={**(package.item or {}), **changed})


def _words(package: Package) -> Package:
    item = json.loads(json.dumps(package.item))
    item["bodies"][2]["value"] = item["bodies"][2]["value"].replace("正文一", "正文甲")
    return replace(package, item=item)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (_say(receiver="511922"), "收件单位不是本单位"),
        (_say(sender="510000"), "经手单位与发送单位不符"),
        (_say(hops=("511900", "511921")), "已经过"),
        (_say(sender="519999", hops=("519999",)), "发送单位不存在"),
        (_say(item=None), "缺少稿件正文"),
        (lambda p: _item(p, urgency=12), "urgency"),
        (lambda p: _item(p, altIds=[]), "缺少稿件正文"),
        (_words, "与签发的版本不一致"),
    ],
)
def test_a_package_that_does_not_hold_together_is_refused_with_a_reason(
    county: House, city: House, change: Callable[[Package], Package], why: str
) -> None:
    package = waiting(county, city)
    body, hash_ = pack(change(unpack(package.body)))
    with scoped(city.id), pytest.raises(Refusal, match=why):
        accept(body, hash_, lambda _sha: [])
    assert inbox(city) == 0


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"format": "other/1"}', "null"])
def test_what_is_no_package_is_refused(city: House, body: str) -> None:
    with scoped(city.id), pytest.raises(Refusal, match="不能采信"):
        accept(body, "", lambda _sha: [])


def test_changed_bytes_and_a_used_id_are_refused(county: House, city: House) -> None:
    package = waiting(county, city)
    with scoped(city.id):
        with pytest.raises(Refusal, match="校验值不符"):
            accept(package.body + " ", package.hash, lambda _sha: [])
        accept(package.body, package.hash, lambda _sha: [])
        body, hash_ = pack(replace(unpack(package.body), words="别的话"))
        with pytest.raises(Refusal, match="两种内容"):
            accept(body, hash_, lambda _sha: [])
    assert inbox(city) == 1


def test_a_picture_of_other_bytes_is_refused(county: House, city: House) -> None:
    with scoped(county.id):
        shown = picture(county.editor)
    package = waiting(county, city, cover=shown)
    with scoped(city.id):
        with pytest.raises(Refusal, match="图片与校验值不符"):
            accept(package.body, package.hash, lambda _sha: [b"other"])
        body, hash_ = pack(replace(unpack(package.body), pictures=()))
        with pytest.raises(Refusal, match="图片与正文不符"):
            accept(body, hash_, lambda _sha: [])
    assert inbox(city) == 0


def test_a_third_party_cannot_withdraw_what_it_did_not_send(county: House, city: House, sister: House) -> None:
    make.hand_up(county, city)
    with scoped(county.id):
        thread = Outgoing.mine().get().thread
    body, hash_ = make.forged_withdrawal(sister, city, thread)
    with scoped(city.id):
        accept(body, hash_, lambda _sha: [])
        assert api.arrival(make.came(city)).row.state == "received"
