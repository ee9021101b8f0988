"""Two people at the same moment, in transactions of their own: one comes wholly before the other, or is refused."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from django.db import connections

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import current, scoped
from rongmei.domains.publishing import api, tasks
from rongmei.domains.review.api import Reason, approve, return_review, review, signed_manifest
from rongmei.domains.stories.api import recall, story, submit
from tests.adversarial.conftest import UNSIGNED, said
from tests.factories import publishing as make
from tests.factories.review import LEVELS, here, pass_level
from tests.factories.stories import make_content, make_story, write_over

pytestmark = [pytest.mark.django_db(transaction=True, databases="__all__"), pytest.mark.usefixtures("scope")]

TURNS = 3
Act = Callable[[], object]


def at_once(*acts: Act) -> list[Refusal | None]:
    """What each was refused with, None where it was done; any other error is raised."""
    place, together = current().writing, threading.Barrier(len(acts))

    def run(act: Act) -> Refusal | None:
        try:
            with scoped(place):
                together.wait(30)
                act()
        except Refusal as refusal:
            return refusal
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def before_the_last_level(author: Actor) -> tuple[int, int]:
    """A story that two of three passed, and its round."""
    number = make_story(author)
    round_ = submit(actor=author, story=number)
    for role in LEVELS[:2]:
        pass_level(here(role), round_)
    return number, round_


def test_one_approves_while_another_returns(author: Actor) -> None:
    for _turn in range(TURNS):
        number, round_ = before_the_last_level(author)
        one, two = here(Role.THIRD_REVIEWER), here(Role.THIRD_REVIEWER)
        proofs = review(round_).steps[2].proofs
        refusals = at_once(
            partial(approve, actor=one, review=round_, proofs=proofs),
            partial(return_review, actor=two, review=round_, reasons=[Reason.FACTS]),
        )
        assert refusals.count(None) == 1
        signed = signed_manifest("story", number) is not None
        assert (review(round_).state, refusals[0] is None) == (("signed", True) if signed else ("returned", False))


def test_one_signs_while_the_author_takes_it_back(author: Actor) -> None:
    for _turn in range(TURNS):
        number, round_ = before_the_last_level(author)
        third = here(Role.THIRD_REVIEWER)
        refusals = at_once(
            partial(pass_level, third, round_),
            partial(recall, actor=author, story=number),
        )
        assert refusals.count(None) == 1
        signed = signed_manifest("story", number) is not None
        assert signed == (refusals[0] is None)
        assert story(number).state == ("in_review" if signed else "drafting")


def test_one_publishes_while_another_edits(author: Actor, editor: Actor, public: Path) -> None:
    for turn in range(TURNS):
        number = make.signed_story(author, make_content(f"签发的第{turn}稿"))
        edited, _published = at_once(
            partial(write_over, author, number, make_content(UNSIGNED)),
            partial(api.publish, actor=editor, story=number),
        )
        assert edited is None
        make.send_due(author.organisation)
        assert {d.state for d in api.deliveries(story=number)} <= {"cancelled"}
        assert UNSIGNED not in said(public)
        assert f"签发的第{turn}稿" not in said(public)


def test_one_publishes_a_correction_while_another_withdraws(
    author: Actor, editor: Actor, chief: Actor, public: Path
) -> None:
    for turn in range(TURNS):
        number = make.published_story(author, make_content(f"在线的第{turn}稿"))
        make.rewrite(author, number, f"更正的第{turn}稿")
        _published, withdrawn = at_once(
            partial(api.publish, actor=editor, story=number, note="更正"),
            partial(api.withdraw, actor=chief, story=number, reason="有误"),
        )
        assert withdrawn is None
        make.send_due(author.organisation)
        tasks.settle(organisation=author.organisation, story=number)
        assert {d.state for d in api.deliveries(story=number)} <= {"corrected", "withdrawn", "cancelled"}
        assert f"第{turn}稿" not in said(public)


def test_one_sends_while_another_edits(author: Actor, editor: Actor, public: Path) -> None:
    """It goes live wholly before, as it was signed, or not at all."""
    for turn in range(TURNS):
        number = make.signed_story(author, make_content(f"签发的第{turn}稿"))
        delivery = api.publish(actor=editor, story=number)
        at_once(
            partial(write_over, author, number, make_content(UNSIGNED)),
            partial(tasks.send, organisation=author.organisation, delivery=delivery),
        )
        tasks.settle(organisation=author.organisation, story=number)
        make.send_due(author.organisation)
        assert UNSIGNED not in said(public)
        assert (f"签发的第{turn}稿" in said(public)) == (api.deliveries(story=number)[0].state == "live")
