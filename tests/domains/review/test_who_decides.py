"""Whatever people, roles and rounds: nobody reviews their own piece or two levels of one, and inboxes are right."""

import random
from itertools import combinations

import pytest
from django.db import transaction
from tests.factories.review import LEVELS, here, pass_level
from tests.factories.stories import make_content, make_story, write_over

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.domains.review import api
from rongmei.domains.review.models import Step
from rongmei.domains.stories.actions.following import mark_returned, mark_signed
from rongmei.domains.stories.api import submit

pytestmark = pytest.mark.usefixtures("scope")

SUBSETS = [set(found) for size in (0, 1, 2, 3) for found in combinations(LEVELS, size)]


class Piece:
    """A story on a walk through rounds, with everybody who might decide it."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.people = [here(Role.REPORTER, *chance.choice(SUBSETS)) for _ in range(5)] + [here(r) for r in LEVELS]
        self.author = chance.choice(self.people)
        self.wrote = {self.author.user}
        self.story = make_story(self.author)
        self.round = submit(actor=self.author, story=self.story)

    def next_round(self) -> None:
        """The story comes back, somebody writes in it, and it is sent again."""
        system = Actor.system(self.author.organisation)
        signed = api.review(self.round).state == api.ReviewState.SIGNED
        (mark_signed if signed else mark_returned)(actor=system, story=self.story)
        writer = self.chance.choice(self.people)
        self.wrote.add(writer.user)
        write_over(writer, self.story, make_content(f"又一稿 {self.round}"))
        self.round = submit(actor=self.author, story=self.story)

    def may(self, actor: Actor) -> bool:
        """Whether the verb lets the person through; nothing is kept of it."""
        try:
            with transaction.atomic():
                pass_level(actor, self.round)
                transaction.set_rollback(True)
        except Denied:
            return False
        return True

    def decide(self, actor: Actor) -> None:
        if self.chance.random() < 0.6:
            pass_level(actor, self.round)
        else:
            api.return_review(actor=actor, review=self.round, reasons=[api.Reason.FACTS])


@pytest.mark.parametrize("number", range(12))
def test_no_walk_breaks_the_rules(number: int) -> None:
    piece = Piece(random.Random(number))
    for _step in range(8):
        able = [p for p in piece.people if piece.may(p)]
        inboxes = [p for p in piece.people if piece.round in [r.id for r in api.inbox(p)]]
        assert able == inboxes
        assert [p for p in piece.people if not api.what_bars(p, piece.round)] == able
        assert bool(able) != any(
            gap.state == "turn" for gap in api.gaps([api.review(piece.round)]).get(piece.round, ())
        )
        if not able:
            break
        piece.decide(piece.chance.choice(able))
        if api.review(piece.round).turn is None:
            piece.next_round()
    decided: dict[int, set[int]] = {}
    for person, order in Step.objects.filter(decided_by__isnull=False).values_list("decided_by_id", "order"):
        decided.setdefault(person or 0, set()).add(order)
    assert decided
    assert all(len(levels) == 1 for levels in decided.values())
    rounds = api.rounds("story", piece.story)
    assert not [s for r in rounds for s in r.steps if s.decided_by in {r.author, *r.contributors}]


def test_what_bars_says_which_rule() -> None:
    author = here(Role.REPORTER, Role.FIRST_REVIEWER)
    story = make_story(author)
    helper = here(Role.EDITOR, Role.FIRST_REVIEWER)
    write_over(helper, story, make_content("补充"))
    round_ = submit(actor=author, story=story)
    assert "作者" in api.what_bars(author, round_)[0]
    assert "修改过" in api.what_bars(helper, round_)[0]
    assert "没有这个角色" in api.what_bars(here(Role.SECOND_REVIEWER), round_)[0]
    twice = here(Role.FIRST_REVIEWER, Role.SECOND_REVIEWER)
    pass_level(twice, round_)
    assert "同一人不审两级" in api.what_bars(twice, round_)[0]
    with pytest.raises(Denied, match="同一人不审两级"):
        pass_level(twice, round_)


def test_the_same_place_with_another_role_is_another_level() -> None:
    author, first = here(Role.REPORTER), here(Role.FIRST_REVIEWER, Role.THIRD_REVIEWER)
    story = make_story(author)
    round_ = submit(actor=author, story=story)
    pass_level(first, round_)
    api.return_review(actor=here(Role.SECOND_REVIEWER), review=round_, reasons=[api.Reason.FACTS])
    mark_returned(actor=Actor.system(author.organisation), story=story)
    one = [api.LevelRecord(1, "总编直签", Role.THIRD_REVIEWER, ())]
    api.shape_circuit(actor=here(Role.SYSTEM_ADMIN), kind="story", levels=one)
    second = submit(actor=author, story=story)
    with pytest.raises(Denied, match="两级"):
        pass_level(first, second)


def test_who_looks_at_an_old_page_does_not_decide_the_next_level() -> None:
    levels = [api.LevelRecord(n, f"第{n}级", Role.FIRST_REVIEWER, ()) for n in (1, 2)]
    api.shape_circuit(actor=here(Role.SYSTEM_ADMIN), kind="story", levels=levels)
    author = here(Role.REPORTER)
    round_ = submit(actor=author, story=make_story(author))
    api.approve(actor=here(Role.FIRST_REVIEWER), review=round_, level=1)
    late = here(Role.FIRST_REVIEWER)
    with pytest.raises(Refusal, match="第2级"):
        api.approve(actor=late, review=round_, level=1)
    api.approve(actor=late, review=round_, level=2)
    assert api.review(round_).state == "signed"
