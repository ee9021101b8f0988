"""Approving and returning from the page; what is refused comes back filled, in place."""

import pytest
from django.test import Client
from django.urls import reverse

from rongmei.core.permissions import Actor, Role
from rongmei.domains.review import api
from rongmei.domains.stories.actions.following import mark_returned
from rongmei.domains.stories.api import create_story, submit
from tests.factories.publishing import picture
from tests.factories.review import LEVELS, here, pass_level, submitted
from tests.factories.stories import make_content, write_over
from tests.support.pages import main, words
from tests.support.people import DeskClient

pytestmark = pytest.mark.usefixtures("scope")


@pytest.fixture
def author(scope: None) -> Actor:
    return here(Role.REPORTER)


@pytest.fixture
def reviewer(desk_client: DeskClient) -> Client:
    return desk_client(Role.FIRST_REVIEWER)


def at(name: str, pk: int) -> str:
    return reverse(f"desk:review:{name}", args=[pk])


def proofs(pk: int) -> list[str]:
    turn = api.review(pk).turn
    assert turn is not None
    return list(turn.proofs)


def test_approving_goes_on_to_the_next_that_waits(reviewer: Client, author: Actor) -> None:
    first, second = submitted(author), submitted(author)
    answer = reviewer.post(at("approve", first), {"level": 1, "proofs": proofs(first), "note": "可以"})
    assert answer.headers["Location"] == at("review", second)
    step = api.review(first).steps[0]
    assert (step.state, step.note) == ("approved", "可以")
    last = reviewer.post(at("approve", second), {"level": 1, "proofs": proofs(second)}, follow=True)
    assert last.redirect_chain[-1][0] == reverse("desk:review:inbox")
    assert "已通过" in words(last)


def test_before_and_after_deciding_one_reads_what_can_still_be_done(
    reviewer: Client, author: Actor, desk_client: DeskClient
) -> None:
    round_, chief = submitted(author), desk_client(Role.THIRD_REVIEWER)
    assert "通过后不能改回" in words(reviewer.get(at("review", round_)))
    reviewer.post(at("approve", round_), {"level": 1, "proofs": proofs(round_)})
    page = words(reviewer.get(at("review", round_)))
    assert "要改变您的决定：请“二审二校”退回，或请作者撤回送审" in page
    assert "要改变您的决定" not in words(chief.get(at("review", round_)))
    pass_level(here(Role.SECOND_REVIEWER), round_)
    page = words(chief.get(at("review", round_)))
    assert "通过并签发" in page
    assert "这是最后一级，通过即签发" in page
    chief.post(at("approve", round_), {"level": 3, "proofs": proofs(round_)})
    assert "修改稿件，签发即失效" in words(chief.get(at("review", round_)))


def test_a_proof_left_out_is_said_and_nothing_is_lost(reviewer: Client, author: Actor) -> None:
    round_ = submitted(author)
    first = proofs(round_)[0]
    answer = reviewer.post(at("approve", round_), {"level": 1, "proofs": [first], "note": "写了半天的意见"})
    assert answer.status_code == 409
    page = main(answer)
    assert "还有校对项没有勾选" in page
    assert "写了半天的意见</textarea>" in page
    assert page.count(" checked") == 1
    assert api.review(round_).steps[0].state == "turn"


def test_returning_needs_reasons_and_keeps_the_words(reviewer: Client, author: Actor) -> None:
    round_ = submitted(author)
    answer = reviewer.post(at("return", round_), {"return-level": 1, "return-note": "第三段数字不对"})
    assert answer.status_code == 409
    page = main(answer)
    assert "退回需要说明原因" in page
    assert "第三段数字不对</textarea>" in page
    assert "data-open" in page
    typed = {"return-level": 1, "return-reasons": ["facts", "names"], "return-note": "第三段数字不对"}
    done = reviewer.post(at("return", round_), typed, follow=True)
    assert "已退回作者" in words(done)
    record = api.review(round_)
    assert record.state == "returned"
    assert len(record.steps[0].reasons) == 2
    page = words(reviewer.get(at("review", round_)))
    assert "第三段数字不对" in page
    assert "事实需核实" in page


def test_a_reason_that_there_is_not_is_refused_in_place(reviewer: Client, author: Actor) -> None:
    round_ = submitted(author)
    answer = reviewer.post(at("return", round_), {"return-reasons": ["no-such"], "return-note": "话还在"})
    assert answer.status_code == 409
    assert "话还在</textarea>" in main(answer)
    answer = reviewer.post(at("approve", round_), {"note": "字" * 3000, "proofs": proofs(round_)})
    assert answer.status_code == 409
    assert api.review(round_).steps[0].state == "turn"


def test_the_page_says_why_one_may_not_decide(desk_client: DeskClient, author: Actor) -> None:
    both = desk_client(Role.REPORTER, Role.FIRST_REVIEWER)
    own = submitted(both.actor)  # type: ignore[attr-defined]
    page = main(both.get(at("review", own)))
    assert "作者不审自己的稿件" in page
    assert at("approve", own) not in page
    round_ = submitted(author)
    assert "您没有这个角色" in main(desk_client(Role.REPORTER).get(at("review", round_)))
    refused = both.post(at("approve", own), {"proofs": proofs(own)})
    assert refused.status_code == 403
    assert "现在不由您审核" in main(refused)


def test_who_decides_nothing_has_no_verb(desk_client: DeskClient, author: Actor) -> None:
    round_ = submitted(author)
    assert desk_client(Role.EDITOR).post(at("approve", round_)).status_code == 403
    assert desk_client(Role.EDITOR).get(at("approve", round_)).status_code == 405


def test_what_changed_since_one_saw_it_is_shown_in_words_and_pictures(
    reviewer: Client, author: Actor, desk_client: DeskClient
) -> None:
    old, new = picture(author, "green", "旧图"), picture(author, "red", "新图")
    story = create_story(actor=author, content=make_content("今年增收两成", "旧的一段。", cover=old))
    first = submit(actor=author, story=story)
    page = main(reviewer.get(at("review", first)))
    assert "第一次送审" in page
    assert f"/desk/assets/{old}/large" in page
    actor = reviewer.actor  # type: ignore[attr-defined]
    api.return_review(actor=actor, review=first, reasons=[api.Reason.FACTS])
    mark_returned(actor=Actor.system(author.organisation), story=story)
    content = make_content("今年增收三成", "新的一段。", cover=new)
    write_over(author, story, content)
    second = submit(actor=author, story=story)
    page = main(reviewer.get(at("review", second)))
    assert "与您在“一审一校”上次看到的相比" in page
    assert "<ins>" in page
    assert f"/desk/assets/{new}/large" in page
    name = reviewer.actor.name  # type: ignore[attr-defined]
    assert f"与{name}在“一审一校”看到的相比" in main(desk_client(Role.SECOND_REVIEWER).get(at("review", second)))


def test_a_signed_story_leads_to_its_publishing(desk_client: DeskClient, author: Actor) -> None:
    round_ = submitted(author)
    for role in LEVELS[:2]:
        pass_level(here(role), round_)
    third = desk_client(Role.THIRD_REVIEWER)
    done = third.post(at("approve", round_), {"level": 3, "proofs": proofs(round_)}, follow=True)
    assert "已签发" in words(done)
    page = main(third.get(at("review", round_)))
    assert reverse("desk:publish:story", args=[api.review(round_).object_id]) in page


def test_a_round_that_nobody_may_end_is_told(reviewer: Client, author: Actor) -> None:
    page = words(reviewer.get(at("review", submitted(author))))
    assert "没有人能在“二审二校、三审三校”审这篇稿件" in page


def test_the_sheet_names_every_level_time_decision_and_hash(desk_client: DeskClient, author: Actor) -> None:
    number = picture(author)
    story = create_story(actor=author, content=make_content("有图的稿", cover=number))
    round_ = submit(actor=author, story=story)
    people = [here(role) for role in LEVELS]
    for person in people:
        pass_level(person, round_)
    page = words(desk_client(Role.REPORTER).get(at("sheet", round_)))
    manifest = api.manifest_of(round_)
    assert manifest is not None
    for said in (*(p.name for p in people), manifest.hash, *manifest.items.values(), *api.default_circuit()[0].proofs):
        assert said in page
    assert page.count("通过") >= 3
    unsigned = submit(actor=author, story=create_story(actor=author, content=make_content("没签的稿")))
    assert "这一轮没有签发" in words(desk_client(Role.REPORTER).get(at("sheet", unsigned)))
