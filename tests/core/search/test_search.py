"""What a centre writes is found at once by what the eye sees in it, and by nobody else."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from rongmei.core.scoping import ScopeMissing, scoped
from rongmei.core.search import index
from rongmei.core.search.query import find
from rongmei.core.search.tidying import tidy
from rongmei.core.search.words import MAX_CHARACTERS, document_words, question_words
from rongmei.domains.organisations.models import Organisation

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def put(number: int, title: str, text: str = "", kind: str = "test.thing") -> None:
    index.put(kind, number, title=title, text=text, at=NOW + timedelta(minutes=number))


@pytest.mark.usefixtures("scope")
@pytest.mark.parametrize(
    "question",
    [
        "通江县",
        "通江县委",
        "江县",
        "县委召开",
        "通江 会议",
        "会议 2026",
        "5G",
        "5g基站",
        "ninjs",
        "nin",
        "召",
        "，通江！",
    ],
)
def test_every_part_that_the_eye_sees_is_found(question: str) -> None:
    put(1, "通江县委召开会议", "2026年建设5G基站，标准是ninjs 3.1。")
    assert [hit.object_id for hit in find(question)] == [1]


@pytest.mark.usefixtures("scope")
@pytest.mark.parametrize(
    "question", ["", "   ", "，。", "南江", "通江 南江", "injs", "'; drop table x", "a & b | !c:*"]
)
def test_what_is_not_there_is_not_found(question: str) -> None:
    put(1, "通江县委召开会议", "标准是ninjs。")
    assert find(question) == []


@pytest.mark.usefixtures("scope")
def test_the_newest_come_first_narrowed_by_kind_and_number() -> None:
    for number in range(3):
        put(number, "通江")
    put(9, "通江", kind="test.other")
    assert [hit.object_id for hit in find("通江", kinds=["test.thing"])] == [2, 1, 0]
    assert [(hit.kind, hit.object_id) for hit in find("通江", limit=2)] == [("test.other", 9), ("test.thing", 2)]


@pytest.mark.usefixtures("scope")
def test_what_changed_is_found_by_its_new_words_only() -> None:
    put(1, "通江银耳")
    put(1, "南江黄羊")
    assert [hit.title for hit in find("黄羊")] == ["南江黄羊"]
    assert find("银耳") == []
    index.remove("test.thing", 1)
    assert find("黄羊") == []


def test_a_neighbour_finds_nothing_of_it(county: Organisation, other_county: Organisation) -> None:
    with scoped(county.pk):
        put(1, "通江银耳")
    with scoped(other_county.pk):
        assert find("银耳") == []
        index.remove("test.thing", 1)
    with scoped(other_county.pk, readable=[county.pk]):
        assert [hit.organisation for hit in find("银耳")] == [county.pk]
    with pytest.raises(ScopeMissing):
        find("银耳")


@pytest.mark.usefixtures("scope")
@pytest.mark.parametrize("alphabet", ["".join(map(chr, range(0x4E00, 0x9FFF))), "abcdefghij0123456789 "])
def test_the_longest_text_with_no_word_twice_is_taken(alphabet: str) -> None:
    chance = random.Random(7)
    put(1, "长文", "".join(chance.choices(alphabet, k=MAX_CHARACTERS + 1000)))
    assert [hit.object_id for hit in find("长文")] == [1]


@pytest.mark.usefixtures("scope")
def test_one_word_without_end_is_taken() -> None:
    put(1, "长词", "a" * 50_000)
    assert [hit.object_id for hit in find("长词")] == [1]
    assert [hit.object_id for hit in find("a" * 300)] == [1]
    assert find("b" * 300) == []


def test_words_and_pairs_of_a_document() -> None:
    assert {"通江", "江县", "县委", "5g"} <= set(document_words("通江县委 5G"))


def test_a_question_asks_for_pairs_and_beginnings() -> None:
    assert question_words("通江县 耳 NIN") == ["'通江'", "'江县'", "'耳':*", "'nin':*"]


@pytest.mark.usefixtures("scope")
def test_what_is_new_is_found_before_and_after_it_is_merged() -> None:
    put(1, "通江银耳")
    assert find("银耳")
    tidy()
    assert find("银耳")
