"""What many screens ask for at once is counted once, and never handed to another organisation."""

import threading

import pytest

from rongmei.core.scoping import scoped
from rongmei.domains.insight import api
from rongmei.domains.insight.queries import lately
from rongmei.domains.insight.queries.lately import Lately
from rongmei.domains.organisations.models import Organisation
from tests.domains.insight.conftest import Published
from tests.factories import readings as make


@pytest.fixture(autouse=True)
def long(monkeypatch: pytest.MonkeyPatch, counted_at_once: None) -> None:
    monkeypatch.setattr(lately, "SECONDS", 60.0)


def test_many_who_ask_at_once_are_answered_by_one_count() -> None:
    answers, counted, gate = Lately[int](), [], threading.Event()
    given: list[int] = []

    def count() -> int:
        gate.wait(5)
        counted.append(1)
        return 42

    screens = [threading.Thread(target=lambda: given.append(answers.get("key", count))) for _ in range(8)]
    for screen in screens:
        screen.start()
    gate.set()
    for screen in screens:
        screen.join(10)
    assert given == [42] * 8
    assert counted == [1]


def test_an_answer_ages(monkeypatch: pytest.MonkeyPatch) -> None:
    answers, numbers = Lately[int](), iter(range(10))
    assert [answers.get("key", lambda: next(numbers)) for _ in range(3)] == [0, 0, 0]
    monkeypatch.setattr(lately, "SECONDS", 0.0)
    assert answers.get("key", lambda: next(numbers)) == 1


def test_only_the_last_answers_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lately, "MOST", 2)
    answers, numbers = Lately[int](), iter(range(10))
    for key in ("a", "b", "c", "a"):
        answers.get(key, lambda: next(numbers))
    assert answers.get("c", lambda: next(numbers)) == 2
    assert answers.get("a", lambda: next(numbers)) == 3


def test_a_count_that_fails_is_not_kept() -> None:
    answers = Lately[int]()
    with pytest.raises(ZeroDivisionError):
        answers.get("key", lambda: 1 // 0)
    assert answers.get("key", lambda: 7) == 7


def test_no_answer_goes_to_another_organisation_or_question(
    published: Published, county: Organisation, other_county: Organisation
) -> None:
    tea, road = published("春茶开采"), published("新路通车")
    theirs = published("南江的", organisation=other_county)
    make.tell(make.visit(tea), make.visit(road), make.visit(theirs, centre="511922"))
    with scoped(county.pk):
        assert {s.story for s in api.today().stories} == {tea, road}
        day = api.today().since
        assert [s.story for s in api.reach(since=day, until=day, words="春茶").stories] == [tea]
        make.tell(make.visit(tea))
        assert api.today().total == api.Reach(2, 1, 2)
    with scoped(other_county.pk):
        assert [s.story for s in api.today().stories] == [theirs]
    with scoped(other_county.pk, readable=[county.pk]):
        assert len(api.today().stories) == 3
