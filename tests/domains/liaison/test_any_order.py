"""Packages in any order, any of them any number of times, end in the same state."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rongmei.core.scoping import scoped
from rongmei.domains.liaison import api
from rongmei.domains.liaison.actions.carrying import carry
from rongmei.domains.liaison.models import Adoption, Difference, Incoming, Outgoing, Submission, Suspension
from rongmei.domains.publishing import api as publishing
from rongmei.domains.publishing.models import Delivery
from rongmei.domains.stories.models import Story
from tests.factories import liaison as make
from tests.factories.liaison import House
from tests.factories.publishing import sign, signed_story
from tests.factories.stories import make_content, write_over

# How packages may come: positions in the order they were sent, all of them, some more than once.
ORDERS = st.permutations(range(4)).flatmap(
    lambda once: st.lists(st.integers(0, 3), max_size=4).map(lambda again: [*once, *again])
)
house = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])


class _Undone(Exception):
    """What an example did is taken back."""


def written(place: House) -> list[int]:
    """The outbox, in the order it was written."""
    with scoped(place.id):
        return list(Outgoing.mine().order_by("pk").values_list("pk", flat=True))


def four_packages(county: House, city: House) -> None:
    """A submission, two corrections and the withdrawal, none of them carried."""
    with scoped(county.id):
        story = signed_story(county.editor, make_content("茶园开采", "一百亩。"))
        api.submit_story(actor=county.editor, story=story, receiver=city.id)
    make.publish(county, story)
    for said in ("一千亩。", "一万亩。"):
        with scoped(county.id):
            write_over(county.editor, story, make_content("茶园开采", said))
            sign(county.editor, story)
        make.publish(county, story, note=said)
        make.hear(county)
    with scoped(county.id):
        publishing.withdraw(actor=county.chief, story=story, reason="失实")
    make.hear(county)


def state(place: House) -> dict[str, list[Any]]:
    """Everything liaison and publishing know in an organisation, but for ids and times."""
    with scoped(place.id):
        return {
            "incoming": sorted(Incoming.mine().values_list("package", "state", "headline", "words")),
            "submissions": sorted(Submission.mine().values_list("thread", "state")),
            "adoptions": sorted(Adoption.mine().values_list("submission__package", "said__package")),
            "differences": sorted(Difference.mine().values_list("correction__package", "state")),
            "suspensions": sorted(Suspension.mine().values_list("withdrawal__package", "state")),
            "deliveries": sorted(Delivery.mine().values_list("headline", "state")),
            "stories": sorted(Story.mine().values_list("headline", "state")),
        }


def after(receiver: House, sender: House, packages: Sequence[int]) -> dict[str, list[Any]]:
    """The receiver's state once these packages came in this order; then all is as before."""
    found: dict[str, list[Any]] = {}
    try:
        with transaction.atomic():
            for package in packages:
                with scoped(sender.id):
                    carry(outgoing=package)
            found = state(receiver)
            raise _Undone
    except _Undone:
        return found


@house
@given(order=ORDERS)
def test_at_a_receiver_that_adopted_nothing_yet(county: House, city: House, order: list[int]) -> None:
    if not written(county):
        four_packages(county, city)
    sent = written(county)
    assert len(sent) == 4
    assert after(city, county, [sent[i] for i in order]) == after(city, county, sent)


@house
@given(order=ORDERS)
def test_at_one_that_adopted_and_published_the_first(county: House, city: House, order: list[int]) -> None:
    if not written(county):
        four_packages(county, city)
        with scoped(county.id):
            carry(outgoing=written(county)[0])
        with scoped(city.id):
            api.sign_for(actor=city.editor, incoming=make.came(city))
            copy = api.adopt(actor=city.editor, incoming=make.came(city))
        make.put_out(city, copy)
    sent = written(county)
    wanted = after(city, county, sent)
    assert wanted["deliveries"] == [("茶园开采", "suspended")]
    assert len(wanted["differences"]) == len(wanted["suspensions"]) == 1
    assert after(city, county, [sent[i] for i in order]) == wanted


@house
@given(order=ORDERS)
def test_receipts_at_the_sender(county: House, city: House, order: list[int]) -> None:
    if not written(city):
        _story, _sent, copy = make.adopted(county, city, carry_back=False)
        make.put_out(city, copy)
        make.hear(city)
        with scoped(city.id):
            publishing.withdraw(actor=city.chief, story=copy, reason="时效已过")
        make.hear(city)
    sent = written(city)
    assert len(sent) == 4
    wanted = after(county, city, sent)
    assert [s for _thread, s in wanted["submissions"]] == ["adopted"]
    assert after(county, city, [sent[i] for i in order]) == wanted
